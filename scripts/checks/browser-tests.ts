import { join } from "node:path";
import { findChromium } from "@/scripts/checks/chromium";
import { runProgram } from "@/scripts/checks/program";
import { readReport } from "@/scripts/checks/report";
import { type Tally, tallyOf } from "@/scripts/checks/result";
import { ROOT } from "@/scripts/setup/places";

type Report = Readonly<{ stats: Readonly<{ expected: number; unexpected: number; flaky: number }> }>;

const REPORT = join(ROOT, "test-results", "playwright.json");

/** Runs Playwright's tests in a Chromium and counts. */
export async function runBrowserTests(): Promise<Tally> {
  const path = await findChromium();
  if (!path) {
    console.error("No Chromium was found and none could be installed. Install one, or set CHROMIUM_PATH.");
    return tallyOf(false);
  }
  const report = await readReport<Report>(REPORT, () =>
    runProgram("playwright", {
      args: ["test", "--pass-with-no-tests", "--reporter=list,json"],
      env: { CHROMIUM_PATH: path, PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT },
    }),
  );
  if (!report) return tallyOf(false);
  const { expected, unexpected, flaky } = report.value.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: !report.ok && failed === 0 ? 1 : failed };
}
