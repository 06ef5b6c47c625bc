import { parseCallCount } from "@/lib/domain/devices/call-count";
import { requireStanding } from "@/lib/domain/devices/device-certificate";
import {
  forgetTokenAt,
  requireAudience,
  requireInTime,
  requireShortLife,
} from "@/lib/domain/devices/device-token";
import type { Serial } from "@/lib/domain/hardware/serial";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import {
  appendDeviceEvents,
  type DeviceTraceEntry,
  noteFirmware,
} from "@/lib/features/device-events/mutations";
import { type CallSeen, seeCall } from "@/lib/features/devices/admissions/data";
import { spendToken } from "@/lib/features/devices/admissions/mutations";
import type { PortalClock } from "@/lib/features/devices/data";
import type { Acknowledgement } from "@/lib/features/devices/schema";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import type { CallKey } from "@/lib/platform/signing/call-keys";
import type { SignedCall } from "@/lib/platform/signing/device-token";

/** A call that was admitted: when, and whether changes were made that this process has not heard of yet. */
export type Admission = PortalClock & Readonly<{ hasNews: boolean }>;

/**
 * Admits a call whose signature holds: made for this portal, in time, with a certificate that counts, for the first
 * time. Whatever is refused after its identifier was used up, the identifier is spent. `heardUpTo` is the snapshot up
 * to which this process has heard of changes, where it listens.
 */
export async function admitDevice(call: SignedCall, heardUpTo: string | null = null): Promise<Admission> {
  const { token, certificate, callKey } = call;
  requireAudience(token, env().PORTAL_URL);
  requireShortLife(token);
  const seen = callKey ? await countCall(callKey, call, heardUpTo) : await useUp(call, heardUpTo);
  const { now, isFrozen, hasNews, isRevoked } = seen;
  requireInTime(token, now);
  requireStanding({ ...certificate, isRevoked }, now);
  if (callKey && now >= callKey.endsAt) throw new Refusal("device_token_invalid", { reason: "call_key" });
  return { now, isFrozen, hasNews };
}

/** Uses up the identifier of a call that was signed with the certificate's key, for all processes and for good. */
async function useUp({ token, certificate }: SignedCall, heardUpTo: string | null): Promise<CallSeen> {
  const { serial, jti } = token;
  const spent = await spendToken({ serial, jti, forgetAt: forgetTokenAt(token), certificate, heardUpTo });
  if (!spent.isFirstUse) throw new Refusal("token_replayed");
  return spent;
}

/** Counts a call that was signed with a call key, which lives no longer than the memory of its calls. */
function countCall(
  { calls }: CallKey,
  { token, certificate }: SignedCall,
  heardUpTo: string | null,
): Promise<CallSeen> {
  const count = parseCallCount(token.jti);
  if (count === null) throw new Refusal("device_token_invalid", { reason: "jti" });
  if (!calls.take(count)) throw new Refusal("token_replayed");
  return seeCall({ certificate, heardUpTo });
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
