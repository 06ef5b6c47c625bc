import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { unprivilegedAccount } from "@/scripts/postgres/account";
import { findBinaries } from "@/scripts/postgres/binaries";
import * as server from "@/scripts/postgres/cluster";
import { anyFreePort } from "@/scripts/postgres/free-port";
import { clearOrphan } from "@/scripts/postgres/orphan";
import { placeFor } from "@/scripts/postgres/place";

/** A running PostgreSQL of our own. */
export type EmbeddedPostgres = Readonly<{
  /** The address of one of its databases. */
  address: (database: string) => string;
  stop: () => Promise<void>;
}>;

const TRIES = 10;
const PAUSE_MILLISECONDS = 1_000;

/** Starts PostgreSQL on the data in a folder, creating it when there is none. */
export async function startPostgres(
  folder: string,
  options: server.ServerOptions = {},
): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const cluster = { folder: placeFor(folder, account), binaries: findBinaries(account), account };
  await clearOrphan(cluster);
  await server.initialize(cluster);
  const port = await startSomewhere(cluster, options);
  return {
    address: (database) => server.addressOf(cluster, port, database),
    stop: () => server.stop(cluster),
  };
}

/** Removes a cluster's data for good, also where the folder is only a link to it. */
export async function removeData(folder: string): Promise<void> {
  await rm(placeFor(folder, undefined), { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

/** Creates a database when there is none of that name. */
export async function ensureDatabase(postgres: EmbeddedPostgres, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.address("postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Right after a kill, processes of the old server may still hold its memory for a moment; and another program may
 * have taken the port in between. Both pass.
 */
async function startSomewhere(cluster: server.Cluster, options: server.ServerOptions): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await anyFreePort();
    try {
      await server.start(cluster, port, options);
      return port;
    } catch (error) {
      if (attempt === TRIES)
        throw new Error(`PostgreSQL does not start. Its last words:\n${server.lastWords(cluster)}`, {
          cause: error,
        });
      await pause(PAUSE_MILLISECONDS);
    }
  }
}
