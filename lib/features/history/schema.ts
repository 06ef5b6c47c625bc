import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { iscText, momentText, parsed, ticksText } from "@/lib/features/fields/schema";

const instantText = parsed(parseInstant);

/** The forms in which a history can be had. */
export const HISTORY_FORMATS = ["json", "ndjson", "csv"] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

const DEFAULT_LIMIT = 1_000;
const MOST_ENTRIES = 10_000;

/** Which part of a history is wanted: from (included) to (excluded); `cursor` is the last sequence already seen. */
export const historySchema = z.object({
  from: instantText.optional().meta({ description: "The first second that is wanted, RFC 3339." }),
  to: instantText.optional().meta({ description: "The first second that is wanted no more." }),
  serial: z.string().trim().max(40).optional(),
  format: z.enum(HISTORY_FORMATS).default("json"),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional()
    .meta({ description: "The `nextCursor` of the page before." }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_ENTRIES)
    .default(DEFAULT_LIMIT)
    .meta({ description: "How many entries a page of `json` has." }),
});

export type HistoryInput = z.infer<typeof historySchema>;

/** What the history page filters by: times as RFC 3339 or as a day, a PBX, and where the page begins. */
export const historyPageSchema = z.object({
  from: parsed(parseMoment).optional(),
  to: parsed(parseMoment).optional(),
  serial: z.string().trim().min(1).max(40).optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional(),
});

export type HistoryPageInput = z.infer<typeof historyPageSchema>;

/** A day, as date fields give it, begins at its first second in UTC. */
function parseMoment(text: string) {
  return parseInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
}

/** An entry of a history as it is answered. */
const historyEntrySchema = z.object({
  sequence: z.string().meta({ description: "Counts the account's entries, without a gap." }),
  kind: z.enum(["charge", "rental", "change", "forfeit"]),
  event: z
    .enum(["started", "stopped", "resumed", "ended", "changed", "repriced", "rma"])
    .nullable()
    .meta({ description: "What the entry made of the rental." }),
  at: momentText,
  from: momentText.nullable().meta({ description: "For a rental: the first second it pays." }),
  amountTicks: ticksText,
  amountIsc: iscText.meta({
    description: "The step between two balances as they are shown: such columns add up.",
  }),
  balanceTicks: ticksText,
  balanceIsc: iscText,
  ratePerSecond: ticksText,
  monthlyIsc: iscText,
  lines: z
    .array(
      z.object({
        serial: z.string(),
        article: z.string(),
        name: z.string(),
        quantity: z.int(),
        price: iscText,
        monthlyIsc: iscText,
        ratePerSecond: ticksText,
      }),
    )
    .meta({ description: "What was rented in the time the entry pays, or from its second on." }),
  activationKey: z.string().nullable().meta({ description: "For a charge: the key's last group." }),
  person: z.string().nullable(),
  source: z.string().meta({ description: "How the entry came about: session, token, or the rental itself." }),
  swap: z
    .object({ oldSerial: z.string(), newSerial: z.string(), reason: z.string() })
    .nullable()
    .meta({ description: "For `rma`: the device that stopped in that second, and the one that started." }),
  hash: z.string().meta({ description: "SHA-256 of the entry with the hash of the one before." }),
});

/** A page of a history. */
export const historyAnswerSchema = z.object({
  entries: z.array(historyEntrySchema),
  nextCursor: z
    .string()
    .nullable()
    .meta({ description: "Send it as `cursor` for the next page; null on the last." }),
});
