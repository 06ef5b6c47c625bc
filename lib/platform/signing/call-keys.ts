import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import { CallCount } from "@/lib/domain/devices/call-count";
import type { Instant } from "@/lib/domain/instant";
import type { DeviceCertificate } from "@/lib/platform/signing/certificate-trust";

/** A key with which a device may sign polls until an instant, instead of with its certificate's key. */
export type CallKey = Readonly<{ kid: string; key: KeyObject; endsAt: Instant; calls: CallCount }>;

type Owner = Pick<DeviceCertificate, "authorityId" | "number">;

const KEY_BYTES = 32;
const KID_BYTES = 9;
const kept = new Map<string, CallKey>();

/**
 * Makes a call key for a certificate, in place of the one it had, and answers it with its bytes. It is kept in this
 * process's memory alone: no other process takes it, and none after a restart. So memory is enough to tell which of its
 * calls were made.
 */
export function makeCallKey(owner: Owner, { now, endsAt }: Readonly<{ now: Instant; endsAt: Instant }>) {
  forgetEnded(now);
  const bytes = randomBytes(KEY_BYTES);
  const kid = randomBytes(KID_BYTES).toString("base64url");
  const name = nameOf(owner);
  // Deleted first, so that those that end soonest stand in front.
  kept.delete(name);
  kept.set(name, { kid, key: createSecretKey(bytes), endsAt, calls: new CallCount() });
  return { kid, bytes };
}

/** The call key of that name that this process gave to a certificate, if it is still the one it has. */
export function findCallKey(owner: Owner, kid: unknown): CallKey | null {
  const callKey = kept.get(nameOf(owner));
  return callKey && callKey.kid === kid ? callKey : null;
}

/** Whether a text was signed with a call key (HMAC with SHA-256). */
export function isSignedByCallKey({ key }: CallKey, text: string, signature: Buffer): boolean {
  const expected = createHmac("sha256", key).update(text).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

function forgetEnded(now: Instant): void {
  for (const [name, { endsAt }] of kept) {
    if (endsAt > now) return;
    kept.delete(name);
  }
}

const nameOf = ({ authorityId, number }: Owner): string => `${authorityId} ${number}`;
