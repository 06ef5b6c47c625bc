import { type Seconds, seconds } from "@/lib/domain/instant";

/** After so many failures of one step somebody must look: about a day after the first. */
export const MOST_ATTEMPTS = 12;

const FIRST_PAUSE = 60n;
const LONGEST_PAUSE = 6n * 3_600n;

/** How long to wait after the n-th failure in a row (from 1): a minute, then twice as long each time, at most six hours. */
export function pauseAfter(attempts: number): Seconds {
  const pause = FIRST_PAUSE * 2n ** BigInt(Math.max(0, Math.min(attempts, MOST_ATTEMPTS) - 1));
  return seconds(pause > LONGEST_PAUSE ? LONGEST_PAUSE : pause);
}
