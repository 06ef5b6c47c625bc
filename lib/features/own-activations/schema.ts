import { z } from "zod";
import { KEY_STATES } from "@/lib/domain/licenses/cancel-key";
import { MOST_OWN_ACTIVATIONS, parseDivision } from "@/lib/domain/licenses/own-activation";
import { MAX_QUANTITY } from "@/lib/domain/licenses/quantity";
import { parseIsc } from "@/lib/domain/money/amount";
import { isRefusal } from "@/lib/domain/refusal";
import { momentText, parsed } from "@/lib/features/fields/schema";
import { keyContentSchema } from "@/lib/features/key-contents/schema";
import { ISC } from "@/lib/features/license-balances/schema";

const isc = parsed((text) => parseIsc(text)).refine((amount) => amount > 0n, {
  error: "amount_malformed",
  params: { fault: "zero", text: "0" },
});
const items = z
  .array(
    z.strictObject({
      article: z.string().trim().min(1).max(40),
      quantity: z.number().int().min(1).max(MAX_QUANTITY),
    }),
  )
  .min(1)
  .max(100)
  .refine((all) => new Set(all.map(({ article }) => article)).size === all.length, {
    error: "An article stands there twice.",
  });
const note = z
  .string()
  .trim()
  .max(120)
  .default("")
  .meta({ description: "For your own list; it is not in the key." });
const reference = z.string().min(1).max(255).optional();

/** Own activations to create, each with an iSC value or pieces of articles. */
export const createOwnSchema = z.object({
  activations: z
    .array(z.union([z.strictObject({ isc }), z.strictObject({ items })]))
    .min(1)
    .max(MOST_OWN_ACTIVATIONS),
  note,
});

/** The form *Create*: several amounts of one type. */
export const createOwnFormSchema = z
  .object({
    projectId: z.uuid(),
    article: z.string().trim().min(1),
    amounts: z.string().max(4000),
    note,
    reference,
  })
  .transform(({ article, amounts, ...form }, context) => {
    try {
      return { ...form, portions: parseDivision(amounts, article === ISC ? null : article) };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      context.addIssue({ code: "custom", path: ["amounts"], message: error.code, params: error.details });
      return z.NEVER;
    }
  });

/** The form *Cancel*. */
export const cancelOwnFormSchema = z.object({ projectId: z.uuid(), id: z.uuid(), reference });

/** New own activations as they are answered: whole, this once. */
export const newOwnSchema = z.object({
  keys: z.array(
    z.object({
      id: z.uuid(),
      activationKey: z.string().meta({ description: "The key, whole. It is never shown again." }),
      lastGroup: z.string(),
    }),
  ),
});

/** Which part of the list is wanted. */
export const ownListSchema = z.object({
  state: z.enum(KEY_STATES).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});

export type OwnListInput = z.infer<typeof ownListSchema>;

/** An own activation in an answer. */
export const ownAnswerSchema = z.object({
  id: z.uuid(),
  lastGroup: z.string(),
  state: z.enum(KEY_STATES),
  content: keyContentSchema,
  note: z.string(),
  createdAt: momentText,
  usedAt: momentText.nullable(),
  usedFor: z
    .string()
    .nullable()
    .meta({ description: "The project or account, or the organization that used it." }),
  offeredTo: z.string().nullable().meta({ description: "The organization it is offered to." }),
});

/** A page of own activations. */
export const ownPageSchema = z.object({ total: z.number().int(), ownActivations: z.array(ownAnswerSchema) });
