import { env } from "@/lib/platform/env";
import { parseSigningKey, type SigningKey } from "@/lib/platform/signing/signing-key";

const shared = globalThis as typeof globalThis & { portalSigningKey?: Promise<SigningKey> };

/** The key this process signs with, parsed at its first use. */
export function signingKey(): Promise<SigningKey> {
  shared.portalSigningKey ??= parseSigningKey(env().LICENSE_SIGNING_KEY);
  return shared.portalSigningKey;
}
