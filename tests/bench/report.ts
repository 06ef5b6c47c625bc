import { type Finding, isReached, median, ratioOf } from "@/tests/bench/finding";

const HEADER = ["part", "what", "ours", "bare", "ratio", "wanted", ""];

/** The findings as a table for people. */
export function formatTable(findings: readonly Finding[]): string {
  const rows = [HEADER, ...findings.map(rowOf)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}

/** The findings for machines: every round, the medians, the ratio and the verdict. */
export const toJson = (findings: readonly Finding[]) =>
  findings.map((finding) => {
    if (finding.kind === "figure") return { ...finding, reached: isReached(finding) };
    const { ours, bare } = finding;
    return {
      ...finding,
      ours: { ...ours, median: median(ours.rounds) },
      bare: { ...bare, median: median(bare.rounds) },
      ratio: ratioOf(finding),
      reached: isReached(finding),
    };
  });

function rowOf(finding: Finding): string[] {
  const { part, what, unit } = finding;
  if (finding.kind === "figure") {
    const { value, limit } = finding;
    return [part, what, `${shown(value)} ${unit}`, "", "", limit === null ? "" : `<= ${shown(limit)}`, verdictOf(finding)];
  }
  const { ours, bare, target } = finding;
  const wanted = target === null ? "" : `>= ${target.toFixed(2)}`;
  const medians = [ours, bare].map(({ rounds }) => `${shown(median(rounds))} ${unit}`);
  return [part, what, ...medians, ratioOf(finding).toFixed(2), wanted, verdictOf(finding)];
}

function verdictOf(finding: Finding): string {
  const reached = isReached(finding);
  if (reached === null) return "";
  return reached ? "reached" : "NOT REACHED";
}

const shown = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: value < 100 ? 1 : 0 });
