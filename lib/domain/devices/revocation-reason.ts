/**
 * Why a certificate was taken back, with the reason codes of RFC 5280, 5.3.1. The codes that would be lifted again
 * (`certificateHold`, `removeFromCRL`) are not here: what is revoked stays revoked.
 */
export const REVOCATION_REASON_CODES = {
  unspecified: 0,
  key_compromise: 1,
  ca_compromise: 2,
  affiliation_changed: 3,
  superseded: 4,
  cessation_of_operation: 5,
  privilege_withdrawn: 9,
  aa_compromise: 10,
} as const;

export type RevocationReason = keyof typeof REVOCATION_REASON_CODES;

/** The reasons vendor staff choose from; the others are about authorities, or the portal's own. */
export const CHOSEN_REASONS = [
  "key_compromise",
  "cessation_of_operation",
  "affiliation_changed",
  "privilege_withdrawn",
  "superseded",
  "unspecified",
] as const satisfies readonly RevocationReason[];

/** A stored reason; what was revoked without one has none. */
export const revocationReason = (stored: string | null): RevocationReason =>
  stored !== null && Object.hasOwn(REVOCATION_REASON_CODES, stored)
    ? (stored as RevocationReason)
    : "unspecified";
