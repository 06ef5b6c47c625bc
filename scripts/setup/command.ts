import { DEFAULT_PORT } from "@/lib/platform/env";
import { applyMigrations, provideDatabase } from "@/scripts/setup/database";
import { generateClient } from "@/scripts/setup/generate";
import { toldUsage } from "@/scripts/setup/options";
import { explain, reportOnStandardError, SetupProblem } from "@/scripts/setup/progress";
import { findRunning, type RunningNote, takeRunningLock } from "@/scripts/setup/running";
import { provideSecrets, readSettings } from "@/scripts/setup/settings";
import { endProcess, stopLater, stopOnSignals } from "@/scripts/setup/shutdown";

type Command = Readonly<{ usage: string; work: (args: readonly string[]) => Promise<void> }>;

/**
 * Runs a command that needs the portal's environment: beside the portal that runs in this checkout, or with the
 * database started for as long as the command takes. What needs the database's client is imported by the work itself,
 * because the client may have to be generated first. `--help` is answered without any of it.
 */
export async function runCommand({ usage, work }: Command): Promise<void> {
  const args = process.argv.slice(2);
  if (toldUsage(args, usage)) return;
  reportOnStandardError();
  stopOnSignals();
  try {
    await provideEnvironment();
    await work(args);
    await endProcess(0);
  } catch (error) {
    explain(error);
    await endProcess(1);
  }
}

async function provideEnvironment(): Promise<void> {
  const settings = await readSettings();
  provideSecrets(settings);
  await generateClient();
  const running = await findRunning();
  if (running?.databaseUrl) return goAlong(running);
  if (!settings.DATABASE_URL) {
    const lock = await takeRunningLock();
    if (!("release" in lock)) throw new SetupProblem("The portal is just starting; try again in a moment.");
    stopLater("The note of what runs", lock.release);
  }
  await provideDatabase(settings);
  await applyMigrations();
  process.env.PORTAL_URL ??= `http://localhost:${settings.PORT ?? DEFAULT_PORT}`;
}

function goAlong({ databaseUrl, url, demo }: RunningNote): void {
  Object.assign(process.env, {
    DATABASE_URL: process.env.DATABASE_URL ?? databaseUrl,
    PORTAL_URL: process.env.PORTAL_URL ?? url,
    DEMO: process.env.DEMO ?? (demo ? "1" : "0"),
  });
}
