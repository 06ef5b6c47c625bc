import { z } from "zod";
import { KEY_STATES } from "@/lib/domain/licenses/cancel-key";
import { MAX_QUANTITY, MOST_ARTICLES } from "@/lib/domain/licenses/quantity";
import { parseIsc } from "@/lib/domain/money/amount";
import { iscText, momentText, parsed, wholeNumber } from "@/lib/features/fields/schema";

/** The most keys one request issues. */
export const MOST_KEYS_AT_ONCE = 1_000;
export const KEYS_PER_PAGE = 50;

/** Credit in ticks, more than none. */
const iscAmount = parsed((text) => parseIsc(text)).refine((amount) => amount > 0n, {
  error: "amount_malformed",
  params: { fault: "zero", text: "0" },
});

const count = wholeNumber({ min: 1, max: MOST_KEYS_AT_ONCE })
  .prefault(1)
  .meta({ description: "How many keys, each with this content." });
const note = z
  .string()
  .trim()
  .max(120)
  .default("")
  .meta({ description: "A reference: in the issuer's list and on the certificate, not in the key." });
const orderNumber = z
  .string()
  .trim()
  .max(60)
  .optional()
  .meta({ description: "The order the key was issued for: in the list and on the certificate." });
const piece = z.strictObject({
  article: z.string().trim().min(1).max(40),
  quantity: wholeNumber({ min: 1, max: MAX_QUANTITY }),
});
const items = z.array(piece).min(1).max(MOST_ARTICLES);
const about = { count, note, orderNumber };

/** A key holds an iSC value or pieces of articles, never both. */
export const issueKeysSchema = z.union([
  z.strictObject({ isc: iscAmount, ...about }),
  z.strictObject({ items, ...about }),
]);

export type IssueKeysInput = z.infer<typeof issueKeysSchema>;

const reference = z.string().min(1).max(255).optional();

/** The form *Issue activation key*: an iSC value, or pieces of one or several articles. */
export const issueFormSchema = z.discriminatedUnion("holds", [
  z.object({ holds: z.literal("isc"), isc: iscAmount, ...about, reference }),
  z.object({ holds: z.literal("pieces"), items, ...about, reference }),
]);

export type IssueForm = z.infer<typeof issueFormSchema>;

/** Which of the issued keys are wanted. What makes no sense counts as not given. */
export const keyListSchema = z.object({
  state: z.enum(KEY_STATES).optional().catch(undefined),
  orderNumber: z.string().trim().max(60).default("").catch(""),
  lastGroup: z.string().trim().toLowerCase().max(40).default("").catch(""),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

export type KeyListInput = z.infer<typeof keyListSchema>;

/** As `keyListSchema`, by token, where nonsense is refused. */
export const keyQuerySchema = z.strictObject({
  state: z.enum(KEY_STATES).optional(),
  orderNumber: z.string().trim().max(60).default("").meta({ description: "A part of the order number." }),
  lastGroup: z
    .string()
    .trim()
    .toLowerCase()
    .max(40)
    .default("")
    .meta({ description: "The key's last group." }),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

export const keyIdSchema = z.uuid();
const reason = z.string().trim().min(1).max(300).meta({ description: "Why, for whoever looks later." });

/** Why a key is cancelled. */
export const cancelKeySchema = z.strictObject({ reason });
/** The form *Cancel* of a key. */
export const cancelKeyFormSchema = z.object({ id: keyIdSchema, reason, reference });
export type CancelKeyInput = Readonly<{ id: string; reason: string }>;

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

/** An issued key as it is answered. */
const issuedKeySchema = z.object({
  id: z.uuid(),
  lastGroup: z.string(),
  isc: iscText.nullable(),
  items: z.array(z.object({ article: z.string(), name: z.string(), quantity: z.number() })),
  state: z.enum(KEY_STATES),
  orderNumber: z.string(),
  note: z.string(),
  issuedAt: momentText,
  usedAt: momentText.nullable(),
  cancelledAt: momentText.nullable(),
  cancelReason: z.string(),
});

/** A page of issued keys. */
export const issuedKeysSchema = z.object({
  keys: z.array(issuedKeySchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
