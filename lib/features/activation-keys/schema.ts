import { z } from "zod";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { parseIsc } from "@/lib/domain/money/amount";
import { parsed } from "@/lib/features/fields/schema";

const MOST_KEYS_AT_ONCE = 1_000;

/** Credit in ticks, more than none. */
const iscAmount = parsed((text) => parseIsc(text)).refine((amount) => amount > 0n, {
  error: "amount_malformed",
  params: { fault: "zero", text: "0" },
});

const count = z.coerce
  .number()
  .int()
  .min(1)
  .max(MOST_KEYS_AT_ONCE)
  .default(1)
  .meta({ description: "How many keys, each with this content." });
const note = z
  .string()
  .trim()
  .max(120)
  .default("")
  .meta({ description: "For the issuer's own list; it is not in the key." });

/** A key holds an iSC value or pieces of articles, never both. */
export const issueKeysSchema = z.union([
  z.strictObject({ isc: iscAmount, count, note }),
  z.strictObject({
    items: z
      .array(
        z.strictObject({
          article: z.string().trim().min(1).max(40),
          quantity: z.coerce.number().int().min(1).max(MAX_QUANTITY),
        }),
      )
      .min(1)
      .max(100),
    count,
    note,
  }),
]);

export type IssueKeysInput = z.infer<typeof issueKeysSchema>;

const quantity = z.coerce.number().int().min(1).max(MAX_QUANTITY);
const reference = z.string().min(1).max(255).optional();

/** The form *Issue activation key*: an iSC value, or pieces of one article. */
export const issueFormSchema = z.discriminatedUnion("holds", [
  z.object({ holds: z.literal("isc"), isc: iscAmount, count, note, reference }),
  z.object({
    holds: z.literal("pieces"),
    article: z.string().trim().min(1),
    quantity,
    count,
    note,
    reference,
  }),
]);

export type IssueForm = z.infer<typeof issueFormSchema>;

/** Which page of a list is wanted. */
export const pageSchema = z.coerce.number().int().min(1).max(100_000);

/** New keys as they are answered: whole, this once. */
export const newKeysSchema = z.object({
  keys: z.array(
    z.object({
      id: z.uuid(),
      activationKey: z.string().meta({ description: "The key, whole. It is never shown again." }),
      lastGroup: z.string().meta({ description: "What lists show of the key later." }),
    }),
  ),
});
