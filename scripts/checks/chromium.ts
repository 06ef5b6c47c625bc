import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { runProgram } from "@/scripts/checks/program";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a browser that runs: one that is installed, or one that can be installed now. */
export async function findChromium(): Promise<string | undefined> {
  return findInstalled() ?? (await fetchByPlaywright()) ?? installBySystem();
}

function findInstalled(): string | undefined {
  const candidates = [process.env.CHROMIUM_PATH ?? "", ...INSTALLED, chromium.executablePath()];
  return candidates.find(runs);
}

async function fetchByPlaywright(): Promise<string | undefined> {
  console.log("Installing a Chromium for the tests in the browser (once) …");
  await runProgram("playwright", { args: ["install", "chromium"] });
  if (!runs(chromium.executablePath()) && process.getuid?.() === 0)
    await runProgram("playwright", { args: ["install-deps", "chromium"] });
  return [chromium.executablePath()].find(runs);
}

function installBySystem(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-y", "chromium"], { stdio: "inherit", env });
  return findInstalled();
}

const runs = (path: string): boolean =>
  existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
