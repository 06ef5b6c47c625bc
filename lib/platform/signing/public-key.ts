import "reflect-metadata";
import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { algorithmOfKey } from "@/lib/platform/signing/device-key";

/** A key to be certified: as PEM (SPKI), as JWK, or in a certificate request (PKCS#10, PEM), which proves its owner. */
export type OfferedKey =
  | Readonly<{ publicKey: string | Readonly<Record<string, unknown>> }>
  | Readonly<{ csr: string }>;

/** The key that was offered, or null when it cannot be read, is of a kind no device may use, or proves nothing. */
export async function readOfferedKey(offered: OfferedKey): Promise<KeyObject | null> {
  try {
    const key = "csr" in offered ? await keyOfRequest(offered.csr) : keyOf(offered.publicKey);
    return key?.type === "public" && algorithmOfKey(key) ? key : null;
  } catch {
    return null;
  }
}

function keyOf(offered: string | Readonly<Record<string, unknown>>): KeyObject | null {
  if (typeof offered !== "string") return createPublicKey({ key: offered as JsonWebKey, format: "jwk" });
  // `createPublicKey` would also take a private key, which nobody should have sent.
  return offered.includes("PRIVATE KEY") ? null : createPublicKey(offered);
}

async function keyOfRequest(csr: string): Promise<KeyObject | null> {
  const request = new x509.Pkcs10CertificateRequest(csr);
  if (!(await request.verify())) return null;
  return createPublicKey({ key: Buffer.from(request.publicKey.rawData), format: "der", type: "spki" });
}
