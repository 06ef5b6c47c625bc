import { type Instant, instant, SECONDS_PER_DAY, seconds } from "@/lib/domain/instant";

/** From when to when a certificate counts, and what happened to it. */
export type CertificateLife = Readonly<{
  issuedAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
}>;

/** How a certificate stands: `expiring` is a valid one in the last third of its life, which should be renewed. */
export const CERTIFICATE_STATES = ["valid", "expiring", "expired", "revoked"] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** How many days a certificate may count for. */
export const MOST_CERTIFICATE_DAYS = 3_650;
export const USUAL_CERTIFICATE_DAYS = 730;

/** From when on a device should renew its certificate: the last third of its life. */
export const renewFrom = ({
  issuedAt,
  expiresAt,
}: Pick<CertificateLife, "issuedAt" | "expiresAt">): Instant =>
  instant(expiresAt - (expiresAt - issuedAt) / 3n);

/** How a certificate stands now. Its last second still counts. */
export function certificateStateAt(life: CertificateLife, now: Instant): CertificateState {
  if (life.revokedAt !== null) return "revoked";
  if (now > life.expiresAt) return "expired";
  return now >= renewFrom(life) ? "expiring" : "valid";
}

/** A number of days as seconds. */
export const daysLong = (days: number) => seconds(BigInt(days) * SECONDS_PER_DAY);
