import { type KeyObject, X509Certificate } from "node:crypto";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import { addSeconds, earlierOf, type Instant, laterOf, seconds } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { algorithmOfKey, type DeviceAlgorithm } from "@/lib/platform/signing/device-key";
import { secondOf } from "@/lib/platform/signing/x509-time";

/** A device certificate that one of the portal's authorities signed. Whether it is in time is asked at each call. */
export type DeviceCertificate = Readonly<{
  authorityId: string;
  serial: Serial;
  number: string;
  publicKey: KeyObject;
  algorithm: DeviceAlgorithm;
  notBefore: Instant;
  notAfter: Instant;
}>;

/** Reads the certificate in an `x5c` header, or refuses it as `certificate_missing` or `certificate_invalid`. */
export type CertificateTrust = (x5c: unknown) => DeviceCertificate;

/**
 * An authority whose signature counts, with its certificate as PEM. From `trustedUntil` on it does not any more; without
 * it, it counts until its own certificate ends.
 */
export type TrustedAuthority = Readonly<{ id: string; certificate: string; trustedUntil?: Instant | null }>;

type Issuer = Readonly<{ id: string; certificate: X509Certificate; lastSecond: Instant }>;

const MOST_REMEMBERED = 5_000;
const LONGEST_CERTIFICATE = 8_192;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Trusts exactly what these authorities signed directly; further certificates in `x5c` add nothing to it.
 * A certificate that was found good is remembered, so that a device's next call costs no second verification.
 */
export function createCertificateTrust(authorities: readonly TrustedAuthority[]): CertificateTrust {
  const issuers = authorities.map(issuerOf);
  const known = new Map<string, DeviceCertificate>();
  return (x5c) => {
    const encoded = firstOf(x5c);
    const remembered = known.get(encoded);
    if (remembered) return remembered;
    const certificate = readCertificate(encoded, issuers);
    forgetOldest(known);
    known.set(encoded, certificate);
    return certificate;
  };
}

function issuerOf({ id, certificate: pem, trustedUntil = null }: TrustedAuthority): Issuer {
  const certificate = new X509Certificate(pem);
  const ownEnd = secondOf(certificate.validToDate);
  const lastTrusted = trustedUntil === null ? ownEnd : addSeconds(trustedUntil, seconds(-1n));
  return { id, certificate, lastSecond: earlierOf(ownEnd, lastTrusted) };
}

function firstOf(x5c: unknown): string {
  if (!Array.isArray(x5c) || x5c.length === 0) throw new Refusal("certificate_missing");
  const encoded: unknown = x5c[0];
  const plausible =
    typeof encoded === "string" && encoded.length <= LONGEST_CERTIFICATE && BASE64.test(encoded);
  if (!plausible) throw new Refusal("certificate_invalid", { reason: "unreadable" });
  return encoded;
}

function readCertificate(encoded: string, issuers: readonly Issuer[]): DeviceCertificate {
  const leaf = parseCertificate(encoded);
  const issuer = issuers.find(({ certificate }) => isSignedBy(leaf, certificate));
  if (!issuer) throw new Refusal("certificate_invalid", { reason: "untrusted" });
  if (leaf.ca) throw new Refusal("certificate_invalid", { reason: "authority" });
  const algorithm = algorithmOfKey(leaf.publicKey);
  if (!algorithm) throw new Refusal("certificate_invalid", { reason: "key" });
  return {
    authorityId: issuer.id,
    serial: serialOf(leaf),
    number: leaf.serialNumber,
    publicKey: leaf.publicKey,
    algorithm,
    notBefore: laterOf(secondOf(leaf.validFromDate), secondOf(issuer.certificate.validFromDate)),
    notAfter: earlierOf(secondOf(leaf.validToDate), issuer.lastSecond),
  };
}

function parseCertificate(encoded: string): X509Certificate {
  try {
    const certificate = new X509Certificate(Buffer.from(encoded, "base64"));
    // Reading the key here makes a certificate with a broken key unreadable, instead of broken later.
    return certificate.publicKey ? certificate : unreadable();
  } catch {
    return unreadable();
  }
}

function unreadable(): never {
  throw new Refusal("certificate_invalid", { reason: "unreadable" });
}

/** `checkIssued` compares names and key identifiers; only `verify` looks at the signature. */
function isSignedBy(leaf: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return issuer.ca && leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

/** The one common name, which is the serial. Two common names would let a device choose. */
function serialOf(leaf: X509Certificate): Serial {
  const name: unknown = leaf.toLegacyObject().subject?.CN;
  if (typeof name !== "string") throw new Refusal("certificate_invalid", { reason: "serial" });
  try {
    return parseSerial(name);
  } catch {
    throw new Refusal("certificate_invalid", { reason: "serial" });
  }
}

function forgetOldest(known: Map<string, DeviceCertificate>): void {
  if (known.size < MOST_REMEMBERED) return;
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}
