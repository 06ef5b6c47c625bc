import type { License, LicenseDocument } from "@/gateway/license-document";

/** What a gateway does at a second: the licenses it runs, until when, or since when it has stopped. */
export type Situation =
  | Readonly<{ state: "running"; seq: number; until: number | null; licenses: readonly License[] }>
  | Readonly<{ state: "stopped"; seq: number; since: number }>
  | Readonly<{ state: "unlicensed" }>;

/** Clocks differ: a document counts from a little before its first second. */
const TOLERANCE = 120;

/**
 * The licenses that run at a second. `exp` ends what is rented or on test, and the second it names is the first one
 * without: what was purchased goes on.
 */
export function licensesAt(document: LicenseDocument, now: number): readonly License[] {
  if (now < document.notBefore - TOLERANCE) return [];
  const isOver = document.expiresAt !== null && now >= document.expiresAt;
  return isOver ? document.licenses.filter(({ source }) => source === "purchased") : document.licenses;
}

/** The second in which something that runs now will stop, or null when nothing ends. */
export function nextEnd(document: LicenseDocument | null, now: number): number | null {
  const end = document?.expiresAt ?? null;
  return end !== null && end > now ? end : null;
}

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

/** The second in which a document's licenses ended, when that has come. */
export function endedBy(document: LicenseDocument, now: number): number | null {
  const { expiresAt, licenses } = document;
  const hadLimited = licenses.some(({ source }) => source !== "purchased");
  return hadLimited && expiresAt !== null && now >= expiresAt ? expiresAt : null;
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
  return endedBy(document, now) ?? (ranUntilNow ? now : stoppedSince);
}
