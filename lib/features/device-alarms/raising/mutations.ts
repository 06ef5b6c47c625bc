import type { Sighting } from "@/lib/domain/devices/sighting";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import type { AlarmKind } from "@/lib/features/device-alarms/schema";
import { appendDeviceAudit } from "@/lib/platform/access/audit";
import type { Transaction } from "@/lib/platform/db/transaction";
import { log } from "@/lib/platform/log";

type Suspect = Readonly<{ authorityId: string; number: string; serial: string }>;

/** What is raised: which certificate, why, from where, and against which other caller. */
export type NewAlarm = Readonly<{
  certificate: Suspect;
  kind: AlarmKind;
  here: Pick<Sighting, "place" | "userAgent" | "boot" | "firstSeenAt" | "lastSeenAt">;
  other: Sighting | null;
  now: Instant;
}>;

/**
 * Raises an alarm, or counts it once more while nobody has acknowledged it. The first time also goes to the audit trail.
 * Nothing is refused by it: vendor staff decide.
 */
export async function raiseAlarm(
  tx: Transaction,
  { certificate, kind, here, other, now }: NewAlarm,
): Promise<void> {
  const { authorityId, number, serial } = certificate;
  const evidence = { here: placeOf(here), other: other && placeOf(other) };
  const [raised] = await tx.$queryRaw<{ is_new: boolean }[]>`
    INSERT INTO device_alarms (id, authority_id, number, serial, kind, evidence, raised_at, last_at)
    VALUES (gen_random_uuid(), ${authorityId}::uuid, ${number}, ${serial}, ${kind},
      ${JSON.stringify(evidence)}::jsonb, ${now}, ${now})
    ON CONFLICT (authority_id, number, kind) WHERE acknowledged_at IS NULL
    DO UPDATE SET last_at = excluded.last_at, times = device_alarms.times + 1, evidence = excluded.evidence
    RETURNING xmax = 0 AS is_new`;
  if (!raised?.is_new) return;
  log.warn({ serial, number, kind, here: here.place, other: other?.place }, "a device alarm was raised");
  const details = { certificate: number, kind, here: here.place, other: other?.place ?? null };
  await appendDeviceAudit(tx, { action: "device-alarm.raised", subject: serial, details });
}

const placeOf = ({ place, userAgent, boot, firstSeenAt, lastSeenAt }: NewAlarm["here"]) => ({
  place,
  userAgent,
  boot,
  firstSeenAt: formatInstant(firstSeenAt),
  lastSeenAt: formatInstant(lastSeenAt),
});
