import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool, PoolClient } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { streamHistory } from "@/lib/features/history/data";
import { historyStatement } from "@/lib/platform/db/history-statement";
import { type BenchDatabase, withDatabase } from "@/tests/bench/database";
import { compare, type Finding } from "@/tests/bench/measure";
import { openRental } from "@/tests/support/rental";

const ENTRIES = 5_000_000;
const ROUNDS = 2;
const MEGABYTE = 1024 * 1024;

/**
 * Rows of history a second as CSV, five million of them, against COPY of the same formatted rows; with the most
 * memory this process took while it streamed them.
 */
export const benchHistory = (): Promise<Finding> => withDatabase(measureHistory);

async function measureHistory({ bare }: BenchDatabase): Promise<Finding> {
  const { accountId } = await openRental();
  await fill(bare, accountId);
  const wanted = { accountId, format: "csv" } as const;
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const finding = await compare({
    part: "history",
    what: "streamHistory as CSV, five million rows, against COPY of the same formatted rows",
    unit: "rows/s",
    target: 0.8,
    rounds: ROUNDS,
    bare: { run: () => withClient(bare, (client) => drain(client.query(copyTo(historyStatement(wanted))))) },
    ours: { run: async () => drain(await streamHistory(wanted)) },
  });
  clearInterval(watch);
  return { ...finding, note: `memory: ${megabytes(before)} MB before, ${megabytes(peak)} MB at most` };
}

const megabytes = (bytes: number): number => Math.round(bytes / MEGABYTE);

/** Reads a stream to its end and throws the bytes away. */
async function drain(stream: NodeJS.ReadableStream): Promise<number> {
  await pipeline(stream, new Writable({ write: (_chunk, _encoding, done) => done() }));
  return ENTRIES;
}

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

/** Five million entries of one account, each continuing the one before. */
async function fill(bare: Pool, accountId: string): Promise<void> {
  await bare.query(
    `INSERT INTO account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
        rented_after, configuration_version, source, previous_hash, hash)
      SELECT $1, n, CASE WHEN n % 2 = 1 THEN 'charge' ELSE 'rental' END, 1700000000 + n,
        CASE WHEN n % 2 = 0 THEN 1699999999 + n END, CASE WHEN n % 2 = 1 THEN 262800000 ELSE -61250 END,
        ((n + 1) / 2) * 262800000 - (n / 2) * 61250, 61250, true, 1, 'rental',
        CASE WHEN n = 1 THEN ''::bytea ELSE int8send(n - 1) END, int8send(n)
      FROM generate_series(1::bigint, $2::bigint) n`,
    [accountId, ENTRIES],
  );
  await bare.query("VACUUM ANALYZE account_entries");
}
