import type { Line, PbxLines, Scenario } from "@/lib/domain/accounts/configuration";
import { normalizeLines } from "@/lib/domain/accounts/configuration";

/** What some PBXs of an account shall rent. */
export type WantedLines = Readonly<{ serial: string; lines: readonly Line[] }>;

/**
 * Where a change rents something new: more pieces of an article than a PBX has, or an article it did not have. Only
 * that is asked of the gate; what is rented already may go on, and whatever is rented may always become less.
 */
export const growingScenarios = (saved: readonly PbxLines[], wanted: readonly WantedLines[]): Scenario[] => [
  ...new Set(growing(saved, wanted).map(({ scenario }) => scenario)),
];

/** The PBXs on which a change rents something new. */
export const growingSerials = (saved: readonly PbxLines[], wanted: readonly WantedLines[]): string[] =>
  growing(saved, wanted).map(({ serial }) => serial);

const growing = (saved: readonly PbxLines[], wanted: readonly WantedLines[]): PbxLines[] =>
  saved.filter(({ serial, lines }) => {
    const change = wanted.find((candidate) => candidate.serial === serial);
    return change !== undefined && grows(lines, change.lines);
  });

function grows(saved: readonly Line[], wanted: readonly Line[]): boolean {
  const before = new Map(saved.map(({ article, quantity }) => [article, quantity]));
  return normalizeLines(wanted).some(({ article, quantity }) => quantity > (before.get(article) ?? 0));
}
