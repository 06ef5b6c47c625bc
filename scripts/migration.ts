import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "@/lib/platform/db/migrate";
import { ensureDatabase } from "@/scripts/postgres/embedded";
import { startThrowAwayPostgres } from "@/scripts/postgres/throw-away";
import { schemaDiff } from "@/scripts/schema/schema-diff";
import { readOptions, toldUsage } from "@/scripts/setup/options";
import { explain, SetupProblem, step } from "@/scripts/setup/progress";

const FOLDER = "prisma/migrations";
const SCRATCH = "scratch";

const USAGE = "npm run migration -- --name accounts_get_a_color";

try {
  if (!toldUsage(process.argv.slice(2), USAGE)) await writeMigration();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

/** Writes the SQL that leads from the migrations there are to what the schema says now. */
async function writeMigration(): Promise<void> {
  const name = nameFromArguments();
  const sql = await step("Comparing the schema with the migrations", compare);
  if (!sql)
    return console.log("The migrations already lead to what the schema says; there is nothing to write.");
  const folder = join(FOLDER, `${timestamp()}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), `${sql}\n`);
  console.log(
    `Written: ${folder}/migration.sql. Read it, add what the schema cannot say, and commit it with its code.`,
  );
}

function nameFromArguments(): string {
  const values = readOptions(process.argv.slice(2), ["name"], USAGE);
  const name =
    values.name
      ?.trim()
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "_") ?? "";
  if (name === "") throw new SetupProblem(`Say what the migration is for: ${USAGE}`);
  return name;
}

/** In a database of its own that is thrown away, so that nobody's data decide what the schema was. */
async function compare(): Promise<string | undefined> {
  const postgres = await startThrowAwayPostgres();
  try {
    await ensureDatabase(postgres, SCRATCH);
    const databaseUrl = postgres.address(SCRATCH);
    await migrate({ databaseUrl, folder: FOLDER });
    return await schemaDiff(databaseUrl);
  } finally {
    await postgres.stop();
  }
}

function timestamp(): string {
  return new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
}
