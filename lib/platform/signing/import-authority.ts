import "reflect-metadata";
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import * as x509 from "@peculiar/x509";
import type { Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { authorityAlgorithm } from "@/lib/platform/signing/authority-key";
import type { DeviceAuthority } from "@/lib/platform/signing/device-authority";
import { secondOf } from "@/lib/platform/signing/x509-time";

/** An authority that was made elsewhere: PEM, the key possibly encrypted under a pass phrase. */
export type OfferedAuthority = Readonly<{
  certificate: string;
  privateKey: string;
  passphrase?: string | undefined;
}>;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/;
const MUST = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign;

/**
 * Reads an authority that is to sign device certificates here, or refuses it as `authority_unsuitable`: the certificate
 * must be one of an authority (CA flag, usage), in time, of a kind of key that is supported, and the key must be its
 * own. Of several certificates the first is the authority's. Nothing that was sent is kept in the refusal.
 */
export function readAuthority(
  { certificate, privateKey, passphrase }: OfferedAuthority,
  now: Instant,
): DeviceAuthority {
  const issuer = parseIssuer(certificate);
  const key = parseKey(privateKey, passphrase);
  if (!authorityAlgorithm(key)) unsuitable("algorithm");
  if (!createPublicKey(key).equals(issuer.publicKey)) unsuitable("mismatch");
  requireAuthority(issuer);
  if (now < secondOf(issuer.validFromDate)) unsuitable("not_yet_valid");
  if (now > secondOf(issuer.validToDate)) unsuitable("expired");
  return { certificate: issuer.toString(), privateKey: key };
}

function parseIssuer(pem: string): X509Certificate {
  const [first] = CERTIFICATE.exec(pem) ?? [];
  try {
    const issuer = new X509Certificate(first ?? "");
    return issuer.publicKey ? issuer : unsuitable("certificate");
  } catch {
    return unsuitable("certificate");
  }
}

function parseKey(pem: string, passphrase: string | undefined): KeyObject {
  if (!pem.includes("PRIVATE KEY-----")) unsuitable("key");
  const isEncrypted = /-----BEGIN ENCRYPTED |Proc-Type: *4,ENCRYPTED/.test(pem);
  try {
    // Without a pass phrase OpenSSL would ask for one at the terminal, so that an empty one is given.
    return createPrivateKey({ key: pem.trim(), format: "pem", passphrase: passphrase ?? "" });
  } catch {
    return unsuitable(isEncrypted ? "passphrase" : "key");
  }
}

function requireAuthority(issuer: X509Certificate): void {
  if (!issuer.ca) unsuitable("not_ca");
  const usage = new x509.X509Certificate(issuer.raw).getExtension(x509.KeyUsagesExtension);
  if (usage && (usage.usages & MUST) !== MUST) unsuitable("usage");
}

function unsuitable(reason: string): never {
  throw new Refusal("authority_unsuitable", { reason });
}
