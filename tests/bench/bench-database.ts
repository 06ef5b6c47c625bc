import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { type EmbeddedPostgres, removeData, startPostgres } from "@/scripts/postgres/embedded";
import { SERVER_OPTIONS } from "@/scripts/setup/database";
import { cloneDatabase, ensureTemplate, migratedTemplate } from "@/tests/support/database";

/** A PostgreSQL with the settings of a default start (it waits for the disk), thrown away afterwards. */
export async function startBenchPostgres(): Promise<EmbeddedPostgres> {
  const home = await mkdtemp(join(tmpdir(), "portal-bench-"));
  await chmod(home, 0o711);
  const folder = join(home, "postgres");
  const postgres = await startPostgres(folder, SERVER_OPTIONS);
  process.env.TEST_DATABASE_URL = postgres.address("postgres");
  return {
    address: postgres.address,
    stop: async () => {
      await postgres.stop();
      await removeData(folder);
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Fills a template named after a part, by one script; plans know its sizes. */
export async function filledTemplate(name: string, sql: string): Promise<string> {
  const from = await migratedTemplate();
  const fill = (url: string) =>
    withClient(url, async (client) => {
      await client.query(sql);
      await client.query("VACUUM ANALYZE");
    });
  await ensureTemplate({ name, fill }, from);
  return name;
}

/** A database of one measurement's own, which this process's own pool uses meanwhile. Nothing is left to write. */
export async function onClone<Answer>(template: string, work: (url: string) => Promise<Answer>): Promise<Answer> {
  const database = await cloneDatabase(template);
  process.env.DATABASE_URL = database.url;
  try {
    await withClient(database.url, (client) => client.query("CHECKPOINT"));
    return await work(database.url);
  } finally {
    await disconnect();
    await closePool();
    await database.drop();
  }
}

/** Connects for a work. */
export async function withClient<Answer>(url: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
