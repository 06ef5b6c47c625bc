import { CompactSign } from "jose";
import type { SigningKey } from "@/lib/platform/signing/signing-key";

/** What kind of JWS a license document is: a token made for another purpose is never taken for one. */
export const LICENSE_DOCUMENT_TYPE = "license-document+jwt";

/** Signs claims as a compact JWS (EdDSA). The header names the key, so that keys can change with overlap. */
export function signDocument(key: SigningKey, claims: Readonly<Record<string, unknown>>): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "EdDSA", kid: key.kid, typ: LICENSE_DOCUMENT_TYPE })
    .sign(key.privateKey);
}
