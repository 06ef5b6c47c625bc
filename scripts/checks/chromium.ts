import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { runProgram } from "@/scripts/checks/program";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const ELSEWHERE = [
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a browser that runs: one that is installed, or one that can be installed now. */
export async function findChromium(): Promise<string | undefined> {
  return findInstalled() ?? (await fetchByPlaywright()) ?? installBySystem();
}

function findInstalled(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const { CHROMIUM_PATH = "" } = process.env;
  return [CHROMIUM_PATH, ...onPath, ...ELSEWHERE, chromium.executablePath()].find(runs);
}

async function fetchByPlaywright(): Promise<string | undefined> {
  console.log("Installing a Chromium for the tests in the browser (once) …");
  await runProgram("playwright", { args: ["install", "chromium"] });
  const path = chromium.executablePath();
  if (existsSync(path) && !runs(path) && process.getuid?.() === 0)
    await runProgram("playwright", { args: ["install-deps", "chromium"] });
  return runs(path) ? path : undefined;
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
