import type { Settings } from "@/lib/platform/env-schema";
import { buildPages } from "@/scripts/setup/build";
import { applyMigrations, provideDatabase } from "@/scripts/setup/database";
import { demoLines } from "@/scripts/setup/demo";
import { generateClient } from "@/scripts/setup/generate";
import { choosePort } from "@/scripts/setup/port";
import { toldUsage } from "@/scripts/setup/options";
import { explain, SetupProblem } from "@/scripts/setup/progress";
import { type RunningLock, takeRunningLock } from "@/scripts/setup/running";
import { provideSecrets, readSettings } from "@/scripts/setup/settings";
import { endProcess, isStopping, stopLater, stopOnSignals } from "@/scripts/setup/shutdown";

const USAGE = "npm start, or npm run dev. Neither takes options: .env.example tells every setting.";

const dev = process.argv.includes("--dev");

stopOnSignals();
try {
  if (toldUsage(process.argv, USAGE)) await endProcess(0);
  requireNoOptions();
  await start();
} catch (error) {
  if (!isStopping()) explain(error);
  await endProcess(1);
}

function requireNoOptions(): void {
  const unknown = process.argv.slice(2).find((argument) => argument !== "--dev");
  if (unknown !== undefined) throw new SetupProblem(`There is no option ${unknown}.\nUsage:\n  ${USAGE}`);
}

async function start(): Promise<void> {
  const settings = await readSettings();
  // A port that cannot be had is told at once, and not after minutes of building.
  if (settings.PORT !== undefined) await choosePort(settings.PORT);
  const lock = await takeLock();
  provideSecrets(settings);
  await provideDatabase(settings);
  await generateClient();
  await applyMigrations();
  const lines = await demoLines();
  if (!dev && settings.SERVE !== "devices") await buildPages();
  await providePort(settings);
  lock.note({
    url: process.env.PORTAL_URL ?? "",
    databaseUrl: process.env.DATABASE_URL ?? "",
    demo: process.env.DEMO === "1",
  });
  console.log("Starting the server …");
  await serve();
  announce(lines);
}

async function takeLock(): Promise<RunningLock> {
  const lock = await takeRunningLock();
  if ("release" in lock) {
    stopLater("The note of what runs", lock.release);
    return lock;
  }
  const where = lock.url ? `at ${lock.url}` : "and is just starting";
  throw new SetupProblem(`The portal already runs in this folder ${where} (process ${lock.pid}).`);
}

async function providePort(settings: Settings): Promise<void> {
  const port = await choosePort(settings.PORT);
  process.env.PORT = String(port);
  process.env.PORTAL_URL ??= `http://localhost:${port}`;
  process.env.NEXTAUTH_URL = process.env.PORTAL_URL;
}

async function serve(): Promise<void> {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const server = await import("@/server/main");
  const { stop } = await server.serve({ dev });
  stopLater("The server", stop);
}

function announce(lines: readonly string[]): void {
  const { PORTAL_URL = "", PORT = "" } = process.env;
  const where = PORTAL_URL.endsWith(`:${PORT}`) ? PORTAL_URL : `${PORTAL_URL}, listening on port ${PORT}`;
  console.log(["", `The portal runs at ${where}`, ...lines, "", "Stop it with Ctrl-C."].join("\n"));
}
