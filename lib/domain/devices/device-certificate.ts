import type { Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";

/** How a certificate stands at a second: from when to when it counts, and whether it was taken back. */
export type CertificateStanding = Readonly<{ notBefore: Instant; notAfter: Instant; isRevoked: boolean }>;

/** Refuses a certificate that does not count now, as `certificate_invalid`. Its last second still counts. */
export function requireStanding({ notBefore, notAfter, isRevoked }: CertificateStanding, now: Instant): void {
  if (isRevoked) throw new Refusal("certificate_invalid", { reason: "revoked" });
  if (now < notBefore) throw new Refusal("certificate_invalid", { reason: "not_yet_valid" });
  if (now > notAfter) throw new Refusal("certificate_invalid", { reason: "expired" });
}
