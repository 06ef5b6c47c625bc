import type { License, LicenseDocument } from "@/gateway/license-document";

/** What a gateway does at a second: the licenses it runs, until when, or since when it has stopped. */
export type Situation =
  | Readonly<{ state: "running"; seq: number; until: number | null; licenses: readonly License[] }>
  | Readonly<{ state: "stopped"; seq: number; since: number }>
  | Readonly<{ state: "unlicensed" }>;

/** Clocks differ: a document counts from a little before its first second. */
const TOLERANCE = 120;

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

/** The next second in which something that runs now will stop, or null when nothing ends. */
export function nextEnd(document: LicenseDocument | null, now: number): number | null {
  const ends = document ? endsOf(document).filter((end) => end > now) : [];
  return ends.length > 0 ? Math.min(...ends) : null;
}

const endsOf = (document: LicenseDocument): number[] =>
  document.licenses.map((license) => endOf(document, license)).filter((end) => end !== null);

/** What the gateway does at a second, given its document and since when an earlier one has stopped. */
export function situationAt(
  document: LicenseDocument | null,
  now: number,
  stoppedSince: number | null,
): Situation {
  if (document === null) return { state: "unlicensed" };
  const licenses = licensesAt(document, now);
  if (licenses.length > 0)
    return { state: "running", seq: document.seq, until: nextEnd(document, now), licenses };
  const since = endedBy(document, now) ?? stoppedSince;
  return since === null ? { state: "unlicensed" } : { state: "stopped", seq: document.seq, since };
}

/** The last second in which licenses of a document ended, when one has. */
export function endedBy(document: LicenseDocument, now: number): number | null {
  const ends = endsOf(document).filter((end) => now >= end);
  return ends.length > 0 ? Math.max(...ends) : null;
}

type Past = Readonly<{ document: LicenseDocument | null; stoppedSince: number | null }>;

/** Since when nothing runs once the next document is in force, or null while something does or nothing ever did. */
export function stoppedAfter(
  { document, stoppedSince }: Past,
  next: LicenseDocument,
  now: number,
): number | null {
  if (licensesAt(next, now).length > 0) return null;
  if (document === null) return stoppedSince;
  const ranUntilNow = licensesAt(document, now).length > 0;
  return ranUntilNow ? now : (endedBy(document, now) ?? stoppedSince);
}
