import type { Pool } from "pg";
import { type BenchDatabase, withDatabase } from "@/tests/bench/database";
import { compare, type Finding } from "@/tests/bench/measure";
import { openRental } from "@/tests/support/rental";

const ACCOUNTS = 100_000;
const ROUNDS = 3;

/**
 * Stops a second: settling 100,000 due accounts in one go against a bare UPDATE … RETURNING with INSERT of the same
 * columns on equal tables, with their indexes and checks, without locks taken first, chain, references or guards.
 */
export const benchSettle = (): Promise<Finding> => withDatabase(measureSettle);

async function measureSettle({ bare }: BenchDatabase): Promise<Finding> {
  const { accountId } = await openRental();
  for (const table of ["accounts", "account_entries"]) {
    await bare.query(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`);
  }
  await bare.query("ALTER TABLE bare_accounts SET (fillfactor = 70)");
  return compare({
    part: "settle",
    what: "settle_due_accounts, 100,000 in one go, against a bare UPDATE … RETURNING + INSERT",
    unit: "accounts/s",
    target: 0.7,
    rounds: ROUNDS,
    bare: { prepare: () => makeDue(bare, "bare_", accountId), run: () => settleBare(bare) },
    ours: { prepare: () => makeDue(bare, "", accountId), run: () => settleOurs(bare) },
  });
}

/** A hundred thousand further accounts that ran out a moment ago, each with the charge it has lived on. */
async function makeDue(bare: Pool, prefix: "" | "bare_", like: string): Promise<void> {
  await bare.query(
    `INSERT INTO ${prefix}accounts (id, customer_id, partner_id, name, balance_ticks, rate_per_second, rented, settled_at,
        exhausts_at, configuration_version, last_sequence, last_hash, created_at)
      SELECT gen_random_uuid(), customer_id, partner_id, gen_random_uuid()::text, 300000 + n, 300, true, at,
        at + (300000 + n) / 300, 1, 1, sha256(n::text::bytea), at
      FROM accounts, generate_series(1, $2::int) n, (SELECT portal_now() - 100000 AS at) clock WHERE id = $1`,
    [like, ACCOUNTS],
  );
  await bare.query(
    `INSERT INTO ${prefix}account_entries (account_id, sequence, kind, at, amount_ticks, balance_ticks, rate_after,
        rented_after, configuration_version, source, previous_hash, hash)
      SELECT id, 1, 'charge', created_at, balance_ticks, balance_ticks, 300, true, 1, 'token', '', last_hash
      FROM ${prefix}accounts WHERE last_sequence = 1`,
  );
  await bare.query(`VACUUM ANALYZE ${prefix}accounts, ${prefix}account_entries`);
}

async function settleBare(bare: Pool): Promise<number> {
  const { rowCount } = await bare.query(
    `WITH settled AS (
      UPDATE bare_accounts SET balance_ticks = balance_ticks - rate_per_second * (exhausts_at - settled_at),
          settled_at = exhausts_at, last_sequence = last_sequence + 1
        WHERE exhausts_at <= $1 AND settled_at < exhausts_at RETURNING *
    )
    INSERT INTO bare_account_entries (account_id, sequence, kind, at, from_at, amount_ticks, balance_ticks, rate_after,
        rented_after, configuration_version, event, source, previous_hash, hash)
      SELECT id, last_sequence, 'rental', settled_at, created_at, -rate_per_second * (settled_at - created_at),
        balance_ticks, rate_per_second, rented, configuration_version, 'stopped', 'rental', last_hash, last_hash
      FROM settled`,
    [Math.floor(Date.now() / 1000)],
  );
  return rowCount ?? 0;
}

/** The statement of `settleDue`, for all at once. */
async function settleOurs(bare: Pool): Promise<number> {
  const { rows } = await bare.query<{ settled: string }>(
    "SELECT set_config('synchronous_commit', 'off', true), settle_due_accounts($1) AS settled",
    [ACCOUNTS],
  );
  return Number(rows[0]?.settled);
}
