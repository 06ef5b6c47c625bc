import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { momentText, parsed } from "@/lib/features/fields/schema";

export const LINES_PER_PAGE = 100;
const MOST_LINES = 1_000;

/** What can be asked for together: kinds that belong to one question. */
export const TRACE_TOPICS = {
  connection: ["connected", "disconnected"],
  documents: ["sent", "fetched", "acknowledged", "refused"],
  device: ["restarted", "stopped", "test_mode_started", "test_mode_ended"],
  licenses: ["returned"],
} as const satisfies Record<string, readonly string[]>;
export type TraceTopic = keyof typeof TRACE_TOPICS;
const TOPICS = Object.keys(TRACE_TOPICS) as [TraceTopic, ...TraceTopic[]];

const moment = parsed(parseInstant);
const line = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt);

/** Which part of a trace: from (included) to (excluded), of one topic. */
const part = z.object({
  about: z.enum(TOPICS).optional().meta({ description: "Only what belongs to this question." }),
  from: moment.optional().meta({ description: "The first second that is wanted, RFC 3339." }),
  to: moment.optional().meta({ description: "The first second that is wanted no more." }),
});

/** What the trace's page filters by, and where the page begins. */
export const tracePageSchema = part.extend({ before: line.optional() });
export type TracePageInput = z.output<typeof tracePageSchema>;

/** Which part of a trace is wanted as a file, in which language. What makes no sense counts as not given. */
export const traceFileSchema = z.object({
  about: z.enum(TOPICS).optional().catch(undefined),
  from: moment.optional().catch(undefined),
  to: moment.optional().catch(undefined),
  locale: z.enum(["en", "de"]).default("en").catch("en"),
});

/** Which part of a trace is wanted by token. */
export const traceQuerySchema = part.extend({
  format: z.enum(["json", "ndjson", "csv"]).default("json"),
  locale: z.enum(["en", "de"]).default("en").meta({ description: "The language of `text`." }),
  cursor: line.optional().meta({ description: "The `nextCursor` of the page before." }),
  limit: z.coerce.number().int().min(1).max(MOST_LINES).default(LINES_PER_PAGE),
});

/** A line of a trace. */
export const traceLineSchema = z.object({
  id: z.string().meta({ description: "Rises with each line of the portal." }),
  at: momentText,
  kind: z.string(),
  seq: z.int().nullable().meta({ description: "The number of the document it is about." }),
  text: z.string().meta({ description: "What happened, in a sentence." }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** A page of a trace, oldest first. */
export const traceAnswerSchema = z.object({
  events: z.array(traceLineSchema),
  nextCursor: z
    .string()
    .nullable()
    .meta({ description: "Send it as `cursor` for what comes after; null where there is nothing yet." }),
});
