import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { parsed } from "@/lib/features/fields/schema";

const instantText = parsed(parseInstant);

/** The forms in which a history can be had. */
export const HISTORY_FORMATS = ["json", "ndjson", "csv"] as const;
export type HistoryFormat = (typeof HISTORY_FORMATS)[number];

const DEFAULT_LIMIT = 1_000;
const MOST_ENTRIES = 10_000;

/** Which part of a history is wanted: from (included) to (excluded); `cursor` is the last sequence already seen. */
export const historySchema = z.object({
  from: instantText.optional(),
  to: instantText.optional(),
  serial: z.string().trim().max(40).optional(),
  format: z.enum(HISTORY_FORMATS).default("json"),
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(DEFAULT_LIMIT),
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
