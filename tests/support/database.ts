import { createHash, randomBytes } from "node:crypto";
import { Client } from "pg";
import { migrate } from "@/lib/platform/db/migrate";
import { readMigrations } from "@/lib/platform/db/migrations";

const MIGRATIONS = "prisma/migrations";
const TEMPLATE_LOCK = 8_201_114;

/** A database of one test file's own. */
export type TestDatabase = Readonly<{ url: string; drop: () => Promise<void> }>;

/** Fills a template once; it may only connect to the address it is given. */
export type Filling = Readonly<{ name: string; fill: (databaseUrl: string) => Promise<void> }>;

/** The template every database test starts from: migrated, and empty of business. */
export async function migratedTemplate(): Promise<string> {
  const migrations = await readMigrations(MIGRATIONS);
  const name = `portal_${digest(migrations.map((migration) => migration.checksum).join())}`;
  await ensureTemplate({
    name,
    fill: async (databaseUrl) => {
      await migrate({ databaseUrl, folder: MIGRATIONS });
    },
  });
  return name;
}

/** Creates and fills a template that does not exist yet. Several processes may ask at once: one fills, the others wait. */
export async function ensureTemplate({ name, fill }: Filling, from?: string): Promise<void> {
  await asAdmin(async (admin) => {
    await admin.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await admin.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${unfinished}${from ? ` TEMPLATE ${from}` : ""}`);
    await fill(urlOf(unfinished));
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
}

/** A new database, cloned from a template. */
export async function cloneDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(5).toString("hex")}`;
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  return {
    url: urlOf(name),
    drop: () =>
      asAdmin(async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** A short name for a content. */
export const digest = (content: string): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 12);

async function asAdmin<Answer>(work: (admin: Client) => Promise<Answer>): Promise<Answer> {
  const admin = new Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function adminUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("TEST_DATABASE_URL is not set: the tests' set-up has not run.");
  return url;
}

function urlOf(database: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${database}`;
  return url.href;
}
