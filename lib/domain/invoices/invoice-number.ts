/** An invoice, or the paper that takes one back. */
export const PAPER_KINDS = ["invoice", "credit_note"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

const PREFIXES: Readonly<Record<PaperKind, string>> = { invoice: "INV", credit_note: "CN" };
const DIGITS = 6;

/** The number of a paper: kind, year, and its place in that year's series, "INV-2026-000042". */
export const paperNumber = (
  kind: PaperKind,
  { year, sequence }: Readonly<{ year: number; sequence: number }>,
): string => `${PREFIXES[kind]}-${year}-${sequence.toString().padStart(DIGITS, "0")}`;
