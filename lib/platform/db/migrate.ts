import { randomUUID } from "node:crypto";
import { Client, DatabaseError } from "pg";
import {
  type AppliedMigration,
  decidePending,
  type Migration,
  MigrationsDisagree,
  readMigrations,
} from "@/lib/platform/db/migrations";
import { installJobs } from "@/lib/platform/jobs/install";

/** The lock `prisma migrate` takes, so that the two never run side by side. */
const MIGRATION_LOCK = 72_707_369;
const OLDEST_SERVER = 150_000;

const HISTORY_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

const APPLIED = `
  SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
  FROM _prisma_migrations WHERE rolled_back_at IS NULL`;

const NOTE = `
  INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, clock_timestamp(), 1)`;

/** Which database to bring up to date, with which migrations. */
export type MigrationRun = Readonly<{ databaseUrl: string; folder: string }>;

/**
 * Applies what is missing, each migration in one transaction, and answers its names. Keeps the table of
 * `prisma migrate deploy`, which therefore goes on where this stops. The queue of jobs brings its own tables, which
 * are brought up to date along. Two processes at once: the second waits.
 */
export async function migrate({ databaseUrl, folder }: MigrationRun): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await requireServer(client);
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query(HISTORY_TABLE);
    const { rows } = await client.query<AppliedMigration>(APPLIED);
    const pending = decidePending(migrations, rows);
    for (const migration of pending) await apply(client, migration);
    await installJobs(databaseUrl);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function requireServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  const version = Number(rows[0]?.server_version_num);
  if (version < OLDEST_SERVER)
    throw new MigrationsDisagree(
      `PostgreSQL 15 or later is needed; the database is ${Math.floor(version / 10_000)}.`,
    );
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query(NOTE, [randomUUID(), migration.checksum, migration.name]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new MigrationsDisagree(
      `Migration ${migration.name} failed and changed nothing: ${reasonOf(error, migration)}`,
      {
        cause: error,
      },
    );
  }
}

function reasonOf(error: unknown, { sql }: Migration): string {
  if (!(error instanceof DatabaseError)) return String(error);
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split("\n").length})` : "";
  return `${error.message}${line}`;
}
