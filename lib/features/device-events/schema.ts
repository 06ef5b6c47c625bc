import { z } from "zod";
import { parseInstant } from "@/lib/domain/instant";
import { parsed } from "@/lib/features/fields/schema";

const LONGEST_REFERENCE = 100;
const LONGEST_FIRMWARE = 100;
const LONGEST_REASON = 200;

/** How long a process that serves devices may be silent before it counts as dead, in seconds. */
export const PROCESS_SILENCE_SECONDS = 20;

/** What a device tells of itself. */
export const NOTICE_KINDS = ["restarted", "stopped", "test_mode_started", "test_mode_ended"] as const;

/** What the trace of a device knows. */
export const DEVICE_EVENT_KINDS = [
  "connected",
  "disconnected",
  "sent",
  "acknowledged",
  "refused",
  "returned",
  ...NOTICE_KINDS,
] as const;

export type DeviceEventKind = (typeof DEVICE_EVENT_KINDS)[number];

/** What a device calls the software it runs. */
export const firmwareSchema = z.string().trim().min(1).max(LONGEST_FIRMWARE);

/** A notice of a device; told again with the same reference, it is noted once. */
export const noticeSchema = z.object({
  kind: z.enum(NOTICE_KINDS),
  reference: z.string().trim().min(1).max(LONGEST_REFERENCE).optional(),
  at: parsed(parseInstant).optional(),
  firmware: firmwareSchema.optional(),
  reason: z.string().trim().min(1).max(LONGEST_REASON).optional(),
  seq: z.int().positive().optional(),
});

export type Notice = z.infer<typeof noticeSchema>;
