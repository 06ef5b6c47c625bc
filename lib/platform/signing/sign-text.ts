import { createPublicKey, sign, verify } from "node:crypto";
import type { PublicSigningKey, SigningKey } from "@/lib/platform/signing/signing-key";

/** The Ed25519 signature of a text in UTF-8, as base64url. */
export const signText = ({ privateKey }: SigningKey, text: string): string =>
  sign(null, Buffer.from(text), privateKey).toString("base64url");

/** Whether a signature is that of a text by this key; whatever is no signature is none. */
export function isSignatureOf({ kty, crv, x }: PublicSigningKey, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, "base64url");
  const key = createPublicKey({ key: { kty, crv, x }, format: "jwk" });
  return bytes.length === 64 && verify(null, Buffer.from(text), key, bytes);
}
