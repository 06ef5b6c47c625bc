import type { DetailsOf, RefusalCode } from "@/lib/domain/refusal-codes";

/** A sentence for every code there is; a code without one does not compile. */
export type RefusalSentences = Readonly<{ [Code in RefusalCode]: (details: DetailsOf<Code>) => string }>;

/** The words for one of several known cases, or the general ones for a case that is new. */
export const wordsFor = (cases: Readonly<Record<string, string>>, known: string, otherwise: string): string =>
  Object.hasOwn(cases, known) ? (cases[known] ?? otherwise) : otherwise;

const LONGEST_IN_SECONDS = 90;

/** How long to wait, in the units people wait in: seconds up to a minute and a half, then minutes, never too few. */
export const waitingTime = (seconds: number): Readonly<{ count: number; unit: "second" | "minute" }> =>
  seconds <= LONGEST_IN_SECONDS
    ? { count: seconds, unit: "second" }
    : { count: Math.ceil(seconds / 60), unit: "minute" };

/** An RFC 3339 time as it is read aloud: "2026-11-22 03:10:00 UTC". */
export const readableTime = (text: string): string => text.replace("T", " ").replace(/Z$/, " UTC");
