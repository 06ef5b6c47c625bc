import { join } from "node:path";
import { runProgram } from "@/scripts/checks/program";
import { readReport } from "@/scripts/checks/report";
import { type Tally, tallyOf } from "@/scripts/checks/result";
import { ROOT } from "@/scripts/setup/places";

type Report = Readonly<{
  numPassedTests: number;
  numFailedTests: number;
  /** Files; one that could not even be loaded has failed without a single test. */
  testResults: readonly Readonly<{ status: string; assertionResults: readonly unknown[] }>[];
}>;

const REPORT = join(ROOT, "test-results", "vitest.json");

/** Runs Vitest's projects and counts. */
export async function runUnitTests(projects: readonly string[]): Promise<Tally> {
  const report = await readReport<Report>(REPORT, () =>
    runProgram("vitest", {
      args: [
        "run",
        ...projects.flatMap((name) => ["--project", name]),
        "--passWithNoTests",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${REPORT}`,
      ],
    }),
  );
  return report ? countTests(report) : tallyOf(false);
}

function countTests({ value, ok }: Readonly<{ value: Report; ok: boolean }>): Tally {
  const broken = value.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = value.numFailedTests + broken.length;
  // Something outside every test went wrong: an error nobody caught, a set-up that failed.
  return { passed: value.numPassedTests, failed: !ok && failed === 0 ? 1 : failed };
}
