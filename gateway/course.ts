import { backOff, FIRST_MILLISECONDS, waitAsTold } from "@/gateway/back-off";

/** How a gateway keeps in touch, and what has gone wrong with it so far. */
export type Course = Readonly<{
  /** Until this moment of the monotonic clock the portal is asked now and then, because events do not get through. */
  pollsUntil: number;
  /** Attempts in a row that failed. */
  failures: number;
  /** Streams in a row that were opened and brought nothing. */
  mute: number;
  /** The portal's last `retry:`. */
  retryMilliseconds: number;
}>;

/** What came of the last attempt. A hint is what the portal asked to wait. */
export type Attempt = Readonly<{
  result: "asked" | "heard" | "mute" | "no_events" | "failed";
  hintMilliseconds: number | null;
  /** The portal's `retry:`, where a stream has said one. */
  retryMilliseconds: number | null;
}>;

/** What the next step depends on besides. `interval` is how often to poll; Infinity never polls before events. */
export type Pace = Readonly<{ now: number; random: number; intervalMilliseconds: number }>;

export const FIRST_COURSE: Course = {
  pollsUntil: -Infinity,
  failures: 0,
  mute: 0,
  retryMilliseconds: FIRST_MILLISECONDS,
};

/** Proxies are changed and portals updated: events are tried again after so long. */
const POLLING_MILLISECONDS = 600_000;
/** Streams that bring nothing, although the portal can be reached, are given up after so many. */
const MOST_MUTE = 2;

/** What to do next, after how long. */
export function nextStep(
  course: Course,
  attempt: Attempt,
  pace: Pace,
): Readonly<{ course: Course; waitMilliseconds: number }> {
  const next = advance(course, attempt, pace.now);
  if (next.pollsUntil > course.pollsUntil) return { course: next, waitMilliseconds: 0 };
  if (attempt.hintMilliseconds !== null) {
    return { course: next, waitMilliseconds: waitAsTold(attempt.hintMilliseconds, pace.random) };
  }
  if (attempt.result === "asked") {
    // Those that began together do not go on asking together.
    return { course: next, waitMilliseconds: pace.intervalMilliseconds * (0.9 + pace.random / 10) };
  }
  const { failures, retryMilliseconds: firstMilliseconds } = next;
  return { course: next, waitMilliseconds: backOff({ failures, firstMilliseconds, random: pace.random }) };
}

function advance(course: Course, { result, retryMilliseconds }: Attempt, now: number): Course {
  const told = { ...course, retryMilliseconds: retryMilliseconds ?? course.retryMilliseconds };
  const mute = result === "mute" ? course.mute + 1 : 0;
  if (result === "no_events" || mute >= MOST_MUTE) {
    return { ...told, mute: 0, pollsUntil: now + POLLING_MILLISECONDS };
  }
  if (result === "failed" || result === "mute") return { ...told, mute, failures: course.failures + 1 };
  return { ...told, mute: 0, failures: 0 };
}
