/** What was measured of one of the two sides: every round's value, in a unit where more is better. */
export type Side = Readonly<{ what: string; rounds: readonly number[] }>;

/** Ours against the bare way of doing the same, measured in turn. */
export type Comparison = Readonly<{
  kind: "comparison";
  part: string;
  what: string;
  unit: string;
  ours: Side;
  bare: Side;
  /** The least ratio of the medians; null where the figure is only told. */
  target: number | null;
}>;

/** A figure that has a limit of its own. */
export type Figure = Readonly<{
  kind: "figure";
  part: string;
  what: string;
  unit: string;
  value: number;
  /** The most it may be; null where the figure is only told. */
  limit: number | null;
}>;

export type Finding = Comparison | Figure;

/** A part of the benchmarks. It arranges what it needs, measures, and cleans up after itself. */
export type Part = Readonly<{
  name: string;
  /** What is measured against what, in a sentence or two. */
  about: string;
  measure: () => Promise<readonly Finding[]>;
}>;

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Ours as a share of the bare way. */
export const ratioOf = ({ ours, bare }: Comparison): number => median(ours.rounds) / median(bare.rounds);

/** Whether a finding reaches what it should; null where nothing is asked. */
export function isReached(finding: Finding): boolean | null {
  if (finding.kind === "figure") return finding.limit === null ? null : finding.value <= finding.limit;
  return finding.target === null ? null : ratioOf(finding) >= finding.target;
}
