import { CompactSign } from "jose";
import { type SignedClaims, STATEMENT_TYPE } from "@/lib/domain/accounts/signed-statement/lines";
import type { SigningKey } from "@/lib/platform/signing/signing-key";

/** Signs what a statement ends with as a compact JWS (EdDSA). */
export function signStatement(key: SigningKey, claims: SignedClaims): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: "EdDSA", kid: key.kid, typ: STATEMENT_TYPE })
    .sign(key.privateKey);
}
