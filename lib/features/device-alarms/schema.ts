import { z } from "zod";
import { momentText } from "@/lib/features/fields/schema";

/** What gives a copied identity away, see lib/domain/devices/sighting.ts. */
export const ALARM_KINDS = ["two_boots", "two_places", "superseded_used"] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

export const ALARMS_PER_PAGE = 50;

/** Which alarms the vendor looks for. What makes no sense counts as not given. */
export const alarmSearchSchema = z.object({
  search: z.string().trim().max(80).default("").catch(""),
  show: z.enum(["open", "all"]).default("open").catch("open"),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

/** The same by token: what makes no sense is refused. */
export const alarmQuerySchema = z.strictObject({
  search: z.string().trim().max(80).default("").meta({ description: "A part of the serial." }),
  show: z.enum(["open", "all"]).default("open"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type AlarmSearch = z.infer<typeof alarmSearchSchema>;

export const alarmIdSchema = z.uuid();

/** Acknowledging an alarm, with what was found out. */
export const acknowledgeAlarmSchema = z.object({
  id: alarmIdSchema,
  note: z.string().trim().max(500).default(""),
});
export type AcknowledgeInput = z.output<typeof acknowledgeAlarmSchema>;

const placeSchema = z.object({
  place: z.string(),
  userAgent: z.string(),
  boot: z.string().nullable(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
});

/** What an alarm rests on: the caller it was raised for, and the other one. */
export const evidenceSchema = z.object({ here: placeSchema, other: placeSchema.nullable() });
export type Evidence = z.infer<typeof evidenceSchema>;

/** The form *Acknowledge*. */
export const acknowledgeFormSchema = acknowledgeAlarmSchema.extend({
  reference: z.string().min(1).max(255).optional(),
});

/** An alarm in an answer. */
export const alarmAnswerSchema = z.object({
  id: z.uuid(),
  authorityId: z.uuid(),
  number: z.string(),
  serial: z.string(),
  kind: z.enum(ALARM_KINDS),
  evidence: evidenceSchema,
  raisedAt: momentText,
  lastAt: momentText,
  times: z.int(),
  acknowledgedAt: momentText.nullable(),
  acknowledgedBy: z.string().nullable(),
  note: z.string(),
  isRevoked: z.boolean().meta({ description: "Whether the certificate is revoked by now." }),
});
export const alarmAnswersSchema = z.object({
  alarms: z.array(alarmAnswerSchema),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
