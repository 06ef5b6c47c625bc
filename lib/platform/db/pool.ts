import pg from "pg";

/** How many connections one process opens. Exports and pages share them; a page must always find one free. */
const MAX_CONNECTIONS = 16;
/** A connection keeps plans of statements, made for tables as they were: none grows older than this. */
const MAX_LIFETIME_SECONDS = 600;

const shared = globalThis as typeof globalThis & { portalPool?: pg.Pool };

/**
 * Opens a pool. Its connections carry `portal.demo`, so that the database's clock knows whether the demo offset
 * counts; a connection without it always sees real time.
 */
export function openPool(connectionString: string, { demo, max = MAX_CONNECTIONS }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    maxLifetimeSeconds: MAX_LIFETIME_SECONDS,
    options: `-c portal.demo=${demo ? "1" : "0"}`,
  });
  // An idle connection that the server closes must not end the process: the pool opens another.
  pool.on("error", () => undefined);
  return pool;
}

type PoolOptions = Readonly<{ demo: boolean; max?: number }>;

/** The pool of this process, opened at its first use and shared by both copies of this module a bundler makes. */
export function pool(): pg.Pool {
  shared.portalPool ??= openPool(process.env.DATABASE_URL ?? "", { demo: process.env.DEMO === "1" });
  return shared.portalPool;
}

/** Closes the pool, for a clean stop. */
export async function closePool(): Promise<void> {
  const open = shared.portalPool;
  delete shared.portalPool;
  await open?.end();
}
