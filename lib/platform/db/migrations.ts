import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One step of the database's history, as Prisma lays it out: `<timestamp>_<intention>/migration.sql`. */
export type Migration = Readonly<{ name: string; sql: string; checksum: string }>;

/** What the database says of a migration it knows. */
export type AppliedMigration = Readonly<{ name: string; checksum: string; finished: boolean }>;

/** Thrown when the database's history and the folder's do not fit together. */
export class MigrationsDisagree extends Error {
  override readonly name = "MigrationsDisagree";
}

/** Reads all migrations of a folder in their order. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.toSorted().map((name) => readMigration(folder, name)));
}

/** The migrations still to apply. Refuses a history that was edited, cut or left unfinished. */
export function decidePending(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const done of applied) requireSame(done, byName.get(done.name));
  const known = new Set(applied.map((done) => done.name));
  return migrations.filter((migration) => !known.has(migration.name));
}

function requireSame(done: AppliedMigration, migration: Migration | undefined): void {
  if (!done.finished)
    throw new MigrationsDisagree(
      `Migration ${done.name} was begun and never finished: put the database right by hand.`,
    );
  if (!migration)
    throw new MigrationsDisagree(
      `The database is newer than this portal: it knows migration ${done.name}, which is not here.`,
    );
  if (migration.checksum !== done.checksum)
    throw new MigrationsDisagree(`Migration ${done.name} was changed after it was applied.`);
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}
