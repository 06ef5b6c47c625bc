import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { momentText, parsed } from "@/lib/features/fields/schema";

export const AUDIT_PER_PAGE = 50;

const day = z.iso.date().optional().catch(undefined);
const text = z.string().trim().max(120).default("").catch("");

/** Which entries of the trail the page wants: days on the reader's calendar. What makes no sense counts as not given. */
export const auditPageSchema = z.object({
  organization: text,
  person: text,
  fromDay: day,
  toDay: day,
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type AuditPageInput = z.infer<typeof auditPageSchema>;

const moment = parsed(parseInstant).optional();

/** Which entries of the trail are wanted: `from` is included, `to` is not. */
export const auditListSchema = z.strictObject({
  organizationId: z.uuid().optional(),
  organization: z
    .string()
    .trim()
    .max(120)
    .default("")
    .meta({ description: "A part of the organization's name." }),
  person: z
    .string()
    .trim()
    .max(120)
    .default("")
    .meta({ description: "A part of a person's name or address." }),
  from: moment.meta({ description: "The first second that is wanted, RFC 3339." }),
  to: moment.meta({ description: "The first second that is wanted no more." }),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type AuditListInput = z.infer<typeof auditListSchema>;

/** A page of the trail as it is answered. */
export const auditAnswerSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: momentText,
      action: z.string(),
      organization: z.string().nullable(),
      person: z.string().nullable(),
      acting: z.string().nullable().meta({ description: "Why vendor staff acted for the organization." }),
      source: z.string(),
      subject: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
});
