import { z } from "zod";
import { LAW_PLACES, type LawSums } from "@/lib/domain/licenses/law";
import { momentText } from "@/lib/features/fields/schema";

/** The form that lets a parked account go on. */
export const releaseFormSchema = z.object({ accountId: z.uuid() });

const count = z.string().regex(/^-?\d+$/);
const places = [...LAW_PLACES, "issued"] as const;
const sums = z.object(
  Object.fromEntries(places.map((place) => [place, count])) as Record<keyof LawSums, typeof count>,
);

/** The law as it is answered: pieces by article, ticks for iSC. */
export const lawAnswerSchema = z.object({
  at: momentText,
  holds: z.boolean().meta({ description: "Whether it holds for everything, and no account is parked." }),
  rows: z.array(
    z.object({
      article: z
        .string()
        .nullable()
        .meta({ description: "An article's number; null for iSC, counted in ticks." }),
      name: z.string(),
      holds: z.boolean(),
      missing: count.meta({ description: "Issued less everything there is." }),
      disagreeing: z
        .array(z.enum(places))
        .meta({ description: "Where what is held is not what was moved there." }),
      held: sums,
      moved: sums,
    }),
  ),
  parked: z.array(z.object({ id: z.uuid(), name: z.string(), reason: z.string(), parkedAt: momentText })),
});
