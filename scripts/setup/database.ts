import { migrate } from "@/lib/platform/db/migrate";
import { MigrationsDisagree } from "@/lib/platform/db/migrations";
import type { Settings } from "@/lib/platform/env-schema";
import { ensureDatabase, startPostgres } from "@/scripts/postgres/embedded";
import { DATA, POSTGRES_FOLDER } from "@/scripts/setup/places";
import { say, SetupProblem, step } from "@/scripts/setup/progress";
import { stopLater } from "@/scripts/setup/shutdown";

const DATABASE = "portal";
/** Pages, jobs, exports and commands share one server. */
export const SERVER_OPTIONS = { max_connections: 200 };

/** Puts the address of the database into this process's environment; without one that is set, starts our own. */
export async function provideDatabase({ DATABASE_URL, DEMO }: Settings): Promise<void> {
  if (DATABASE_URL) {
    process.env.DEMO = DEMO ?? "0";
    return;
  }
  process.env.DATABASE_URL = await step("Starting the database", startOwnDatabase);
  process.env.DEMO = DEMO ?? "1";
}

/** Brings the database up to date. */
export async function applyMigrations(): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL ?? "";
  const names = await step("Bringing the database up to date", () =>
    migrate({ databaseUrl, folder: "prisma/migrations" }).catch(explainFailure),
  );
  for (const name of names) say(`  ${name}`);
}

async function startOwnDatabase(): Promise<string> {
  const postgres = await startPostgres(POSTGRES_FOLDER, SERVER_OPTIONS);
  stopLater("The database", postgres.stop);
  await ensureDatabase(postgres, DATABASE);
  return postgres.address(DATABASE);
}

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "28P01", "3D000"]);

function explainFailure(error: Error & { code?: string }): never {
  if (error instanceof MigrationsDisagree && process.env.DEMO === "1")
    throw new SetupProblem(`${error.message}\nIf there is only demo data, delete ${DATA} and start again.`);
  if (!error.code || !UNREACHABLE.has(error.code)) throw error;
  const { host, pathname } = new URL(process.env.DATABASE_URL ?? "");
  throw new SetupProblem(
    `The database ${pathname.slice(1)} at ${host} (DATABASE_URL) cannot be reached: ${error.message || error.code}.`,
  );
}
