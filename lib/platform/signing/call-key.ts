import { createHmac, hkdfSync, type KeyObject, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env";

const PURPOSE = "device call keys";
const KEY_BYTES = 32;

let secret: Buffer | undefined;

/**
 * The key with which a device may sign polls until a second, instead of with its certificate's key. It follows from the
 * installation's secret, the certificate and that second: every process knows it, and none keeps it.
 */
export function callKeyOf(x5c: string, endsAt: bigint): Buffer {
  secret ??= Buffer.from(hkdfSync("sha256", env().NEXTAUTH_SECRET, "license-portal", PURPOSE, KEY_BYTES));
  return createHmac("sha256", secret).update(`${endsAt}.${x5c}`).digest();
}

/** Whether a text was signed with a call key (HMAC with SHA-256), made a key object once: bytes cost five times as much. */
export function isSignedByCallKey(key: KeyObject, text: string, signature: Buffer): boolean {
  const expected = createHmac("sha256", key).update(text).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}
