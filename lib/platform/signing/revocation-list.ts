import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { REVOCATION_REASON_CODES, type RevocationReason } from "@/lib/domain/devices/revocation-reason";
import type { Instant } from "@/lib/domain/instant";
import { requireAlgorithm, signBytes } from "@/lib/platform/signing/authority-key";
import * as der from "@/lib/platform/signing/der";
import { type DeviceAuthority, keyIdentifierOf } from "@/lib/platform/signing/device-authority";

/** A certificate that was taken back. */
export type RevokedCertificate = Readonly<{ number: string; revokedAt: Instant; reason: RevocationReason }>;

/** What a list says. */
export type RevocationListFacts = Readonly<{
  number: bigint;
  thisUpdate: Instant;
  nextUpdate: Instant;
  revoked: readonly RevokedCertificate[];
}>;

const VERSION_2 = 1n;
const CRL_NUMBER = 20;
const REASON_CODE = 21;

/**
 * Signs a revocation list (RFC 5280, 5): X.509 version 2, DER, with the authority's key identifier and the list's
 * number. Written here and not by the library, which compares each entry with all before it: with ten thousand entries
 * that takes seconds, this takes milliseconds.
 */
export async function signRevocationList(
  { certificate, privateKey }: DeviceAuthority,
  { number, thisUpdate, nextUpdate, revoked }: RevocationListFacts,
): Promise<Buffer<ArrayBuffer>> {
  const issuer = new x509.X509Certificate(certificate);
  const { identifier } = requireAlgorithm(privateKey);
  const keyIdentifier = await keyIdentifierOf(issuer);
  const list = der.sequence(
    der.integer(VERSION_2),
    identifier,
    Buffer.from(issuer.subjectName.toArrayBuffer()),
    der.time(thisUpdate),
    der.time(nextUpdate),
    // An empty list of entries is left out whole.
    ...(revoked.length > 0 ? [der.sequence(...revoked.map(entryOf))] : []),
    der.explicit(
      0,
      der.sequence(Buffer.from(keyIdentifier.rawData), extension(CRL_NUMBER, der.integer(number))),
    ),
  );
  return Buffer.from(der.sequence(list, identifier, der.bits(signBytes(privateKey, list))));
}

/** "Unspecified" is said by saying nothing (RFC 5280, 5.3.1). */
function entryOf({ number, revokedAt, reason }: RevokedCertificate): Buffer {
  const code = REVOCATION_REASON_CODES[reason];
  const reasons = code === 0 ? [] : [der.sequence(extension(REASON_CODE, der.enumerated(code)))];
  return der.sequence(der.numberOf(number), der.time(revokedAt), ...reasons);
}

const extension = (id: number, value: Uint8Array): Buffer =>
  der.sequence(der.extensionId(id), der.octets(value));
