import { isKeptCopy } from "@/lib/domain/devices/sighting";
import { type Instant, instant } from "@/lib/domain/instant";
import { raiseAlarm } from "@/lib/features/device-alarms/raising/mutations";
import type { AdmittedCall } from "@/lib/features/device-sightings/mutations";
import { noteClock } from "@/lib/features/device-sightings/mutations";
import { addressGroup } from "@/lib/platform/address-group";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";

/** A call whose signature held and that was refused all the same. */
export type RefusedCall = Omit<AdmittedCall, "now" | "clockSkewSeconds">;

/** How far the clock of a refused device is off; shown to whoever looks after it. */
export async function noteRefusedClock(serial: string, clockSkewSeconds: number): Promise<void> {
  await noteClock(db, { serial, clockSkewSeconds, now: await portalNow(db) });
}

/**
 * Notes that a revoked certificate was used. Where it was superseded, and long enough ago, somebody has kept a copy of
 * the old key, or the device went back to an old state: an alarm either way.
 */
export async function noteRevokedUse(call: RefusedCall): Promise<void> {
  await inTransaction(async (tx) => {
    const supersededAt = await findSuperseded(tx, call);
    const now = await portalNow(tx);
    if (supersededAt === null || !isKeptCopy(supersededAt, now)) return;
    const here = { place: addressGroup(call.address), userAgent: call.userAgent, boot: call.boot };
    const times = { firstSeenAt: now, lastSeenAt: now };
    const { certificate } = call;
    const kind = "superseded_used";
    await raiseAlarm(tx, { certificate, kind, here: { ...here, ...times }, other: null, now });
  });
}

async function findSuperseded(tx: Transaction, { certificate }: RefusedCall): Promise<Instant | null> {
  const { authorityId, number } = certificate;
  const row = await tx.deviceCertificate.findUnique({
    where: { authorityId_number: { authorityId, number } },
    select: { revokedAt: true, revokedReason: true },
  });
  const isSuperseded = row?.revokedReason === "superseded" && row.revokedAt !== null;
  return isSuperseded ? instant(row.revokedAt ?? 0n) : null;
}
