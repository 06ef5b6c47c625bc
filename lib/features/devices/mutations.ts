import { requireStanding } from "@/lib/domain/devices/device-certificate";
import {
  forgetTokenAt,
  LONGEST_MEMORY,
  requireAudience,
  requireInTime,
  requireShortLife,
} from "@/lib/domain/devices/device-token";
import type { Serial } from "@/lib/domain/hardware/serial";
import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import {
  appendDeviceEvents,
  type DeviceTraceEntry,
  noteFirmware,
} from "@/lib/features/device-events/mutations";
import type { PortalClock } from "@/lib/features/devices/data";
import type { Acknowledgement } from "@/lib/features/devices/schema";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import type { SignedCall } from "@/lib/platform/signing/device-token";

type AdmissionRow = Readonly<{ now: bigint; is_frozen: boolean; is_new: boolean; is_revoked: boolean }>;

/**
 * Admits a call whose signature holds: made for this portal, in time, with a certificate that counts, for the first
 * time. One statement uses up the token's identifier and reads all there is to know; whatever is refused afterwards,
 * the identifier is spent. Each call forgets up to two identifiers that are too old to matter, whosever they were, so
 * that there are never many.
 */
export async function admitDevice({ token, certificate }: SignedCall): Promise<PortalClock> {
  requireAudience(token, env().PORTAL_URL);
  requireShortLife(token);
  const { serial, jti } = token;
  const [row] = await db.$queryRaw<AdmissionRow[]>`
    WITH clock AS MATERIALIZED (SELECT portal_now() AS now),
    forgotten AS (
      DELETE FROM device_token_ids WHERE (serial, jti) IN (
        SELECT serial, jti FROM device_token_ids WHERE expires_at <= (SELECT now FROM clock)
        ORDER BY expires_at LIMIT 2 FOR UPDATE SKIP LOCKED)),
    spent AS (
      INSERT INTO device_token_ids (serial, jti, expires_at)
      SELECT ${serial}, ${jti}, least(${forgetTokenAt(token)}, clock.now + ${LONGEST_MEMORY}) FROM clock
      ON CONFLICT DO NOTHING RETURNING true)
    SELECT clock.now, portal_clock_is_frozen() AS is_frozen, EXISTS (SELECT FROM spent) AS is_new,
      EXISTS (SELECT FROM device_certificates WHERE authority_id = ${certificate.authorityId}::uuid
        AND number = ${certificate.number} AND revoked_at IS NOT NULL) AS is_revoked
    FROM clock`;
  if (!row?.is_new) throw new Refusal("token_replayed");
  const now = instant(row.now);
  requireInTime(token, now);
  requireStanding({ ...certificate, isRevoked: row.is_revoked }, now);
  return { now, isFrozen: row.is_frozen };
}

type Told = Readonly<{ serial: Serial; now: Instant }>;

/**
 * Notes what a device did with a document. Told twice, it is noted once; told late, it does not undo what was told
 * after it. A number that was never issued to the device cannot have been installed (`acknowledgement_unknown`).
 */
export async function recordAcknowledgement(
  { serial, now }: Told,
  { seq, installedAt = now, refused, firmware }: Acknowledgement,
): Promise<void> {
  const at = installedAt > now ? now : installedAt;
  await inTransaction(async (tx) => {
    await noteAnswer(tx, { serial, now, at }, { seq, refused });
    await appendDeviceEvents([answerEntry({ serial, now }, { seq, refused, firmware, at })], tx);
    if (firmware !== undefined) await noteFirmware(tx, serial, firmware);
  });
}

type Answer = Readonly<{ seq: number; refused: string | undefined }>;

/** Told twice, an answer is one entry; a document that is refused for another reason than before is another. */
function answerEntry(
  { serial, now }: Told,
  { seq, refused, firmware, at }: Answer & Readonly<{ firmware: string | undefined; at: Instant }>,
): DeviceTraceEntry {
  const shared = { serial, at: now, seq };
  if (refused === undefined) {
    const details = { installedAt: formatInstant(at), firmware: firmware ?? null };
    return { ...shared, kind: "acknowledged", reference: `acknowledged:${seq}`, details };
  }
  const details = { reason: refused, firmware: firmware ?? null };
  return { ...shared, kind: "refused", reference: `refused:${seq}:${refused}`, details };
}

async function noteAnswer(
  tx: Transaction,
  { serial, now, at }: Told & Readonly<{ at: Instant }>,
  { seq, refused }: Answer,
): Promise<void> {
  const known = await (refused === undefined
    ? tx.$executeRaw`
        UPDATE devices SET last_seen_at = ${now}, acknowledged_seq = greatest(acknowledged_seq, ${BigInt(seq)}),
          acknowledged_at = CASE WHEN acknowledged_seq >= ${BigInt(seq)} THEN acknowledged_at ELSE ${at} END
        WHERE serial = ${serial} AND document_seq >= ${BigInt(seq)}`
    : tx.$executeRaw`
        UPDATE devices SET last_seen_at = ${now}, refused_seq = ${BigInt(seq)}, refused_reason = ${refused}
        WHERE serial = ${serial}`);
  if (known === 0) throw new Refusal("acknowledgement_unknown", { seq });
}
