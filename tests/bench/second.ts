import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { type BenchDatabase, withDatabase } from "@/tests/bench/database";
import { openRental } from "@/tests/support/rental";

const FEW = 1_000;
const MANY = 1_000_000;
const SECONDS = 10;

/** What the database did in ten idle seconds, by its own counters. */
type Work = Readonly<{ read: number; written: number }>;
/** The cost of a second for a thousand and for a million running accounts. */
export type SecondFinding = Readonly<{
  part: "second";
  what: string;
  seconds: number;
  few: Work;
  many: Work;
}>;

/**
 * The cost of one second: rows of accounts and entries read and written while the clock goes on and nobody does
 * anything, for a thousand and for a million running accounts, with the look-up for stops that are due once a second.
 */
export const benchSecond = (): Promise<SecondFinding> => withDatabase(measureSecond);

async function measureSecond({ bare }: BenchDatabase): Promise<SecondFinding> {
  const { accountId } = await openRental();
  await makeRunning(bare, { like: accountId, count: FEW });
  const few = await idle(bare);
  await makeRunning(bare, { like: accountId, count: MANY - FEW });
  const many = await idle(bare);
  return {
    part: "second",
    what: `rows of accounts and entries touched in ${SECONDS} s, settling once a second, for 1,000 and for 1,000,000 running accounts`,
    seconds: SECONDS,
    few,
    many,
  };
}

async function idle(bare: Pool): Promise<Work> {
  const before = await counters(bare);
  for (let second = 0; second < SECONDS; second += 1) {
    await bare.query("SELECT settle_due_accounts(10000)");
    await sleep(1000);
  }
  const after = await counters(bare);
  return { read: after.read - before.read, written: after.written - before.written };
}

async function counters(bare: Pool): Promise<Work> {
  await bare.query("SELECT pg_stat_clear_snapshot(), pg_stat_force_next_flush()");
  await sleep(1500);
  const { rows } = await bare.query<Work>(`
    SELECT sum(seq_tup_read + idx_tup_fetch)::int8::float8 AS read, sum(n_tup_ins + n_tup_upd + n_tup_del)::float8 AS written
    FROM pg_stat_user_tables WHERE relname IN ('accounts', 'account_entries')`);
  return rows[0] ?? { read: 0, written: 0 };
}

/** Accounts that run for years yet. */
async function makeRunning(
  bare: Pool,
  { like, count }: Readonly<{ like: string; count: number }>,
): Promise<void> {
  await bare.query(
    `INSERT INTO accounts (id, customer_id, partner_id, name, balance_ticks, rate_per_second, rented, settled_at,
        exhausts_at, configuration_version, created_at)
      SELECT gen_random_uuid(), customer_id, partner_id, gen_random_uuid()::text, 300000000000, 300, true, at, at + 1000000000, 1, at
      FROM accounts, generate_series(1, $2::int) n, (SELECT portal_now() AS at) clock WHERE id = $1`,
    [like, count],
  );
  await bare.query("VACUUM ANALYZE accounts");
}
