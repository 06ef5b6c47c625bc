import { defineConfig, devices } from "@playwright/test";

/** Everything a browser would like to do besides showing pages. Root needs --no-sandbox. */
const QUIET_CHROMIUM = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/support/built-portal.ts",
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  // What is waited for comes at once, and later on a machine with much other work.
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    // A picture of a failure costs nothing until there is one; a trace takes a third of the time of every test.
    screenshot: "only-on-failure",
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    launchOptions: { args: QUIET_CHROMIUM, ...(executablePath ? { executablePath } : {}) },
  },
});
