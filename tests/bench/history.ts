import { type ChildProcess, fork } from "node:child_process";
import type { Pool, PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { historyStatement } from "@/lib/platform/db/history-statement";
import { type BenchDatabase, withDatabase } from "@/tests/bench/database";
import { drain } from "@/tests/bench/drain";
import { compare, type Finding } from "@/tests/bench/measure";
import { openRental } from "@/tests/support/rental";

const ENTRIES = 5_000_000;
const ROUNDS = 2;
const MEGABYTE = 1024 * 1024;
const READER = "tests/bench/history-reader.ts";

/**
 * Rows of history a second as CSV, five million of them, against COPY of the same formatted rows; with the most memory
 * a process took that did nothing but stream them, everything in it counted.
 */
export const benchHistory = (): Promise<Finding> => withDatabase(measureHistory);

async function measureHistory({ bare }: BenchDatabase): Promise<Finding> {
  const { accountId } = await openRental();
  await fill(bare, accountId);
  const reader = fork(READER, { execArgv: ["--import", "tsx"] });
  let peak = 0;
  try {
    const finding = await compare({
      part: "history",
      what: "streamHistory as CSV, five million rows, against COPY of the same formatted rows",
      unit: "rows/s",
      target: 0.8,
      rounds: ROUNDS,
      bare: { run: () => copyBare(bare, accountId) },
      ours: {
        run: async () => {
          peak = await readIn(reader, accountId);
          return ENTRIES;
        },
      },
    });
    return { ...finding, note: `the process that streamed took ${Math.round(peak / MEGABYTE)} MB at most` };
  } finally {
    reader.kill();
  }
}

/** Has the reader stream a history once; answers the most memory it has taken so far, in bytes. */
const readIn = (reader: ChildProcess, accountId: string): Promise<number> =>
  new Promise((resolve, reject) => {
    reader.once("message", (peak) => resolve(Number(peak)));
    reader.once("exit", () => reject(new Error("The process that streams has ended.")));
    reader.send(accountId);
  });

const copyBare = (bare: Pool, accountId: string): Promise<number> =>
  withClient(bare, async (client) => {
    await drain(client.query(copyTo(historyStatement({ accountId, format: "csv" }))));
    return ENTRIES;
  });

async function withClient<Answer>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/**
 * Five million entries of one account, each continuing the one before. That they do is not checked again for each: the
 * guards of the ledger would take longer than everything that is measured.
 */
async function fill(bare: Pool, accountId: string): Promise<void> {
  await withClient(bare, async (client) => {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query(INSERTION, [accountId, ENTRIES]);
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE account_entries");
  });
}

const INSERTION = `
  INSERT INTO account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
      rented_after, configuration_version, source, previous_hash, hash)
    SELECT $1, n, CASE WHEN n % 2 = 1 THEN 'charge' ELSE 'rental' END, 1700000000 + n,
      CASE WHEN n % 2 = 0 THEN 1699999999 + n END, CASE WHEN n % 2 = 1 THEN 262800000 ELSE -61250 END,
      ((n + 1) / 2) * 262800000 - (n / 2) * 61250, 61250, true, 1, 'rental',
      CASE WHEN n = 1 THEN ''::bytea ELSE int8send(n - 1) END, int8send(n)
    FROM generate_series(1::bigint, $2::bigint) n`;
