import { db } from "@/lib/platform/db/client";
import type { Rental } from "@/tests/support/rental";

/** Appends so many charges of one tick to a new account's history, in one statement: half a kilobyte of CSV each. */
export async function appendEntries({ accountId }: Rental, count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO account_entries (account_id, sequence, kind, at, amount_ticks, balance_ticks, rate_after, rented_after,
        configuration_version, source, previous_hash, hash)
      SELECT ${accountId}::uuid, n, 'charge', 1700000000 + n, 1, n, 0, false, 0, repeat('long ', 80),
        CASE WHEN n = 1 THEN ''::bytea ELSE sha256(convert_to((n - 1)::text, 'UTF8')) END,
        sha256(convert_to(n::text, 'UTF8'))
      FROM generate_series(1::bigint, ${count}::bigint) n`;
  await db.$executeRaw`
    UPDATE accounts SET balance_ticks = ${count}::bigint, last_sequence = ${count}::bigint,
      last_hash = sha256(convert_to(cast(${count}::bigint AS text), 'UTF8')) WHERE id = ${accountId}::uuid`;
  await db.$executeRaw`ANALYZE account_entries`;
}
