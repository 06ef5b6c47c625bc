import type { LicenseDocument } from "@/gateway/license-document";

/** What the gateway knows before it looks at an offered document. */
export type Expectation = Readonly<{
  serial: string;
  /** The portal's address, which must be the document's issuer. */
  portal: string;
  accepted: Pick<LicenseDocument, "seq" | "issuedAt"> | null;
}>;

/** The answer to an offered document. Everything but `new` leaves the gateway as it was. */
export type Acceptance = "new" | "foreign_serial" | "foreign_issuer" | "stale_seq" | "stale_iat";

/**
 * Decides about a document whose signature holds. It must be for this device, from this portal, and later than the
 * last one accepted: a higher `seq` and no earlier `iat`, so that nobody can bring back better days.
 */
export function decideAcceptance(offered: LicenseDocument, expected: Expectation): Acceptance {
  if (offered.serial !== expected.serial) return "foreign_serial";
  if (canonicalAddress(offered.issuer) !== canonicalAddress(expected.portal)) return "foreign_issuer";
  if (expected.accepted === null) return "new";
  if (offered.seq <= expected.accepted.seq) return "stale_seq";
  return offered.issuedAt < expected.accepted.issuedAt ? "stale_iat" : "new";
}

const OWN_MACHINE = new Set(["127.0.0.1", "[::1]"]);

/** One spelling per address. The names of the own machine count as one: they never lead anywhere else. */
function canonicalAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  if (OWN_MACHINE.has(url.hostname)) url.hostname = "localhost";
  return url.href.replace(/\/+$/, "");
}
