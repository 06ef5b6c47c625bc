import { epochMilliseconds, type Instant, instant } from "@/lib/domain/instant";

/** The second a certificate's time lies in. */
export const secondOf = (date: Date): Instant => instant(BigInt(Math.floor(date.getTime() / 1_000)));

/** A second as certificates take it. */
export function dateOf(moment: Instant): Date {
  const milliseconds = epochMilliseconds(moment);
  if (milliseconds === null) throw new RangeError("A certificate's time lies beyond what X.509 can hold.");
  return new Date(milliseconds);
}
