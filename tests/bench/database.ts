import { mkdtemp, rm, chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import { disconnect } from "@/lib/platform/db/client";
import { closePool } from "@/lib/platform/db/pool";
import { removeData, startPostgres } from "@/scripts/postgres/embedded";
import { cloneDatabase, migratedTemplate } from "@/tests/support/database";
import { TEST_ENVIRONMENT } from "@/tests/support/environment";

/** A database for one part of the benchmark, behind the portal's own pool and a bare one. */
export type BenchDatabase = Readonly<{ url: string; bare: Pool }>;

/** Starts a PostgreSQL as `npm start` does, with durable commits, and throws it away afterwards. */
export async function withPostgres(work: () => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "portal-bench-"));
  await chmod(home, 0o711);
  const folder = join(home, "postgres");
  const postgres = await startPostgres(folder);
  process.env.TEST_DATABASE_URL = postgres.address("postgres");
  Object.assign(process.env, TEST_ENVIRONMENT);
  try {
    await work();
  } finally {
    await postgres.stop();
    await removeData(folder);
    await rm(home, { recursive: true, force: true });
  }
}

/** Gives a part of the benchmark a migrated database of its own. */
export async function withDatabase<Answer>(
  work: (database: BenchDatabase) => Promise<Answer>,
): Promise<Answer> {
  const { url, drop } = await cloneDatabase(await migratedTemplate());
  process.env.DATABASE_URL = url;
  const bare = new Pool({ connectionString: url, max: 16, options: "-c portal.demo=1" });
  bare.on("error", () => undefined);
  try {
    return await work({ url, bare });
  } finally {
    await bare.end();
    await disconnect();
    await closePool();
    await drop();
  }
}
