import type { License, LicenseDocument } from "@/gateway/license-document";

/** What a gateway holds that decides what it does. */
export type Holding = Readonly<{
  document: LicenseDocument | null;
  /** Since when an earlier document has stopped. */
  stoppedSince: number | null;
  /** The first second without the test mode, while it is on. */
  testModeUntil: number | null;
}>;

/** What a gateway does at a second: the licenses it runs, until when, or since when it has stopped. */
export type Situation =
  | Readonly<{ state: "running"; seq: number; until: number | null; licenses: readonly License[] }>
  | Readonly<{ state: "stopped"; seq: number; since: number }>
  | Readonly<{ state: "test_mode"; until: number }>
  | Readonly<{ state: "unlicensed" }>;

/** Clocks differ: a document counts from a little before its first second. */
const TOLERANCE = 120;

/** Everything for eight hours. */
export const TEST_MODE_SECONDS = 8 * 3_600;

/**
 * The first second without a license, or null where it has no end: its own `exp`, or the document's, which ends what is
 * rented or on test. What was purchased goes on.
 */
function endOf({ expiresAt }: LicenseDocument, { exp, source }: License): number | null {
  return exp ?? (source === "purchased" ? null : expiresAt);
}

/** The licenses that run at a second: the one in which a license ends is the first one without it. */
export function licensesAt(document: LicenseDocument, now: number): readonly License[] {
  if (now < document.notBefore - TOLERANCE) return [];
  return document.licenses.filter((license) => now < (endOf(document, license) ?? Infinity));
}

/** The next second in which a license that runs now will stop, or null when none ends. */
function nextLicenseEnd(document: LicenseDocument, now: number): number | null {
  const ends = endsOf(document).filter((end) => end > now);
  return ends.length > 0 ? Math.min(...ends) : null;
}

/** The next second in which what the gateway does will change by itself, or null when nothing ends. */
export function nextEnd({ document, testModeUntil }: Holding, now: number): number | null {
  if (isInTestMode(testModeUntil, now)) return testModeUntil;
  return document && nextLicenseEnd(document, now);
}

const endsOf = (document: LicenseDocument): number[] =>
  document.licenses.map((license) => endOf(document, license)).filter((end) => end !== null);

const isInTestMode = (until: number | null, now: number): until is number => until !== null && now < until;

/** What the gateway does at a second. In test mode it does everything, whatever its document says. */
export function situationAt({ document, stoppedSince, testModeUntil }: Holding, now: number): Situation {
  if (isInTestMode(testModeUntil, now)) return { state: "test_mode", until: testModeUntil };
  if (document === null) return { state: "unlicensed" };
  const licenses = licensesAt(document, now);
  if (licenses.length > 0) {
    return { state: "running", seq: document.seq, until: nextLicenseEnd(document, now), licenses };
  }
  const since = endedBy(document, now) ?? stoppedSince;
  return since === null ? { state: "unlicensed" } : { state: "stopped", seq: document.seq, since };
}

/** The last second in which licenses of a document ended, when one has. */
function endedBy(document: LicenseDocument, now: number): number | null {
  const ends = endsOf(document).filter((end) => now >= end);
  return ends.length > 0 ? Math.max(...ends) : null;
}

/** A span of seconds: everything after the first, up to and with the last. */
export type Span = Readonly<{ after: number; upTo: number }>;

/** Why a gateway has to restart for what ended in a span: its test mode, or licenses that ran until then. */
export function decideRestart(holding: Holding, span: Span): "test_mode_over" | "expired" | null {
  const { document, testModeUntil } = holding;
  const isWithin = (second: number) => second > span.after && second <= span.upTo;
  if (testModeUntil !== null && isWithin(testModeUntil)) return "test_mode_over";
  // Nothing ends in test mode, and its end restarts the gateway anyway.
  if (document === null || isInTestMode(testModeUntil, span.upTo)) return null;
  return endsOf(document).some(isWithin) ? "expired" : null;
}

/** Since when nothing runs once the next document is in force, or null while something does or nothing ever did. */
export function stoppedAfter(
  { document, stoppedSince }: Pick<Holding, "document" | "stoppedSince">,
  next: LicenseDocument,
  now: number,
): number | null {
  if (licensesAt(next, now).length > 0) return null;
  if (document === null) return stoppedSince;
  const ranUntilNow = licensesAt(document, now).length > 0;
  return ranUntilNow ? now : (endedBy(document, now) ?? stoppedSince);
}
