import { z } from "zod";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";
import { parseInstant } from "@/lib/domain/instant";
import { readPrice } from "@/lib/domain/prices/price-lines";
import { iscText, momentText, parsed } from "@/lib/features/fields/schema";
import { namedPricesSchema } from "@/lib/features/price-lists/schema";

const name = z.string().trim().min(1).max(120).meta({ description: "What the draft is called." });
const basedOn = z.coerce
  .number()
  .int()
  .min(1)
  .meta({ description: "The version of the draft that was seen; another one is refused." });
const reference = z.string().min(1).max(255).optional();
const validFrom = parsed(parseInstant)
  .meta({ description: "From when on, RFC 3339; without it, from its publishing on." })
  .optional();

/** A new draft. */
export const newDraftSchema = z.strictObject({ name, validFrom, prices: namedPricesSchema.default([]) });
/** A draft as it shall be from now on, whole. */
export const draftSchema = z.strictObject({ basedOn, name, validFrom, prices: namedPricesSchema });
/** Which version of a draft is meant. */
export const draftVersionSchema = z.strictObject({ basedOn });

export type NewDraftInput = z.infer<typeof newDraftSchema>;
export type DraftInput = z.infer<typeof draftSchema> & Readonly<{ id: string }>;
export type DraftVersionInput = Readonly<{ id: string; basedOn: number }>;

/** The form *New draft*. */
export const newDraftFormSchema = z.object({ name, reference });

/** A local time as date fields give it, or nothing. */
const localTime = z
  .string()
  .trim()
  .regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?)?$/)
  .default("");

/** The editor: its price fields are called `on_premises@02-00039-002`; an empty one keeps the price there is. */
export const draftFormSchema = z.object({
  id: z.uuid(),
  basedOn,
  name,
  validFrom: localTime,
  prices: z.record(z.string(), parsed(readPrice)),
});

/** The form that publishes or discards a draft. */
export const draftVersionFormSchema = z.object({ id: z.uuid(), basedOn, reference });

/** The form that looks at a file (`check`) and takes it over (`import`). */
export const priceFileFormSchema = z.object({
  id: z.uuid(),
  basedOn,
  csv: z.string().max(1_000_000),
  intent: z.enum(["check", "import"]).default("check"),
});

/** A draft as it is answered. */
export const draftAnswerSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  validFrom: momentText.nullable(),
  version: z.int().meta({ description: "Counts the changes; send it as `basedOn`." }),
  prices: z.array(z.object({ article: z.string(), scenario: z.enum(SCENARIOS), monthlyIsc: iscText })),
});

/** The drafts there are. */
export const draftsAnswerSchema = z.object({
  drafts: z.array(draftAnswerSchema.omit({ prices: true }).extend({ named: z.int() })),
});

/** A draft's new version. */
export const savedDraftSchema = z.object({ id: z.uuid(), version: z.int() });
