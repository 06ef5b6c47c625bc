/** What the next attempt depends on. */
export type Setback = Readonly<{
  /** How many attempts in a row have failed; 0 when a connection that was good has ended. */
  failures: number;
  /** What doubles with each failure: the portal's last `retry:`, or a second. */
  firstMilliseconds: number;
  /** At least 0, below 1. */
  random: number;
}>;

const LONGEST_MILLISECONDS = 60_000;
const SHORTEST_MILLISECONDS = 100;
const MOST_DOUBLINGS = 16;

/** What is waited where the portal has not said anything. */
export const FIRST_MILLISECONDS = 1_000;

/**
 * How long to wait before the next attempt, in milliseconds: half to whole of a span that doubles with each failure up
 * to a minute, at random, so that a thousand gateways that lost the portal in one second do not come back in one.
 */
export function backOff({ failures, firstMilliseconds, random }: Setback): number {
  const first = Math.max(SHORTEST_MILLISECONDS, firstMilliseconds);
  const span = Math.min(LONGEST_MILLISECONDS, first * 2 ** Math.min(Math.max(0, failures), MOST_DOUBLINGS));
  return Math.round((span * (1 + random)) / 2);
}

/** A portal that asks for more than an hour is not believed: it would have lost its gateways. */
const LONGEST_HINT_MILLISECONDS = 3_600_000;

/** What the portal asked to wait, and up to a tenth more: it may have asked everybody for the same. */
export function waitAsTold(hintMilliseconds: number, random: number): number {
  return Math.round(Math.min(LONGEST_HINT_MILLISECONDS, Math.max(0, hintMilliseconds)) * (1 + random / 10));
}

/** What a Retry-After header asks for (RFC 9110: seconds or a date), in milliseconds; null when it says nothing. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now * 1_000);
}
