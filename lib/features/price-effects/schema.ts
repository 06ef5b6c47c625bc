import { z } from "zod";
import { iscText, momentText } from "@/lib/features/fields/schema";

/** What the accounts a price list would reach can be sorted by. */
export const EFFECT_SORTS = ["difference", "name", "old", "new", "end"] as const;
export type EffectSort = (typeof EFFECT_SORTS)[number];

/** Which part of the accounts is wanted. */
export const effectQuerySchema = z.strictObject({
  sort: z.enum(EFFECT_SORTS).default("difference"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type EffectQuery = z.infer<typeof effectQuerySchema>;

/** As `effectQuerySchema`, of a page's address: what makes no sense counts as not given. */
export const effectPageSchema = z.object({
  of: z.string().max(40).default("").catch(""),
  sort: z.enum(EFFECT_SORTS).default("difference").catch("difference"),
  direction: z.enum(["asc", "desc"]).default("desc").catch("desc"),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

/** What the accounts would pay, as it is answered. */
export const effectsAnswerSchema = z.object({
  total: z.int().meta({ description: "How many accounts rent something." }),
  dearer: z.int(),
  cheaper: z.int(),
  oldMonthlyIsc: iscText,
  newMonthlyIsc: iscText,
  accounts: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      customer: z.string(),
      oldMonthlyIsc: iscText,
      newMonthlyIsc: iscText,
      differenceIsc: iscText,
      oldExhaustsAt: momentText.nullable(),
      newExhaustsAt: momentText.nullable(),
    }),
  ),
  page: z.int(),
  pageSize: z.int(),
});
