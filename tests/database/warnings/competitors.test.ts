import { beforeAll, expect, test } from "vitest";
import { sendDueWarnings } from "@/lib/features/warnings/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { chargeIsc, PORT, rent } from "@/tests/support/rental";
import { goToWeeksBefore, mailsOf, openWarnedRental, weeksTold } from "@/tests/support/warned-rental";

beforeAll(() => freezeClock());

test("many runs at once cause one mail for each account", async () => {
  const first = await openWarnedRental();
  const rentals = [first, ...(await Promise.all(Array.from({ length: 11 }, () => openWarnedRental())))];
  await goToWeeksBefore(first, 4);
  const counts = await Promise.all(Array.from({ length: 12 }, () => sendDueWarnings()));
  expect(counts.reduce((sum, { warned }) => sum + warned, 0)).toBe(rentals.length);
  for (const rental of rentals) expect(await weeksTold(rental)).toEqual([4]);
});

test("an account somebody is writing to is neither waited for nor forgotten", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 2);
  const writer = await pool().connect();
  try {
    await writer.query("BEGIN");
    await writer.query("SELECT FROM accounts WHERE id = $1 FOR UPDATE", [rental.accountId]);
    await sendDueWarnings();
    expect(await weeksTold(rental)).toEqual([]);
  } finally {
    await writer.query("ROLLBACK");
    writer.release();
  }
  await sendDueWarnings();
  expect(await weeksTold(rental)).toEqual([2]);
});

test("runs, charges and changes at once: every mail tells an end that was true, and no week twice", async () => {
  const rental = await openWarnedRental(1);
  for (let round = 0; round < 6; round += 1) {
    await Promise.all([
      sendDueWarnings(),
      chargeIsc(rental, "3"),
      sendDueWarnings(),
      rent(rental, { [PORT]: 100 + round }),
      sendDueWarnings(),
    ]);
    await advanceClock(3n * 86_400n);
    // Nobody writes now: what is due is told at last.
    await sendDueWarnings();
  }
  const ledger = await readLedger(rental.accountId);
  const ends = new Set(
    ledger.map(({ at, balanceTicks, rateAfter }) => rateAfter && at + balanceTicks / rateAfter),
  );
  const marks = await db.warning.findMany({ where: { accountId: rental.accountId } });
  for (const { exhaustsAt } of marks) expect(ends).toContain(exhaustsAt);
  const standing = marks.filter(({ rearmedAt }) => rearmedAt === null).map(({ weekIndex }) => weekIndex);
  expect(new Set(standing).size).toBe(standing.length);
  const told = new Set(marks.map(({ mailId }) => mailId));
  const mails = await mailsOf(rental);
  expect(mails.length).toBeGreaterThan(1);
  expect(mails.map(({ id }) => id).toSorted()).toEqual([...told].toSorted());
});

test("the database itself allows one mark for each week of a run-down", async () => {
  const rental = await openWarnedRental();
  await goToWeeksBefore(rental, 6);
  await sendDueWarnings();
  const [mark] = await db.warning.findMany({ where: { accountId: rental.accountId, weekIndex: 6 } });
  const again = { ...mark!, id: crypto.randomUUID() };
  await expect(db.warning.create({ data: again })).rejects.toThrow(/Unique constraint/);
});

test("accounts that are not near their end are not looked at, however many there are", async () => {
  const rental = await openWarnedRental();
  await pool().query(
    `INSERT INTO accounts (id, customer_id, partner_id, name, balance_ticks, rate_per_second, rented, settled_at,
        exhausts_at, warning_emails, created_at)
     SELECT gen_random_uuid(), customer_id, partner_id, 'far ' || n, 1e12, 1, true, settled_at, settled_at + 1000000000000,
        warning_emails, created_at FROM accounts, generate_series(1, 20000) n WHERE id = $1`,
    [rental.accountId],
  );
  await pool().query("ANALYZE accounts");
  const before = await rowsRead();
  await sendDueWarnings();
  expect((await rowsRead()) - before).toBeLessThan(1_000n);
});

/** How many rows of accounts all connections have read so far, by the database's own counters. */
async function rowsRead(): Promise<bigint> {
  await pool().query("SELECT pg_sleep(0)");
  await Promise.all(Array.from({ length: 16 }, () => pool().query("SELECT pg_stat_force_next_flush()")));
  await pool().query("SELECT pg_stat_clear_snapshot()");
  const { rows } = await pool().query<{ read: string }>(
    "SELECT seq_tup_read + idx_tup_fetch AS read FROM pg_stat_user_tables WHERE relname = 'accounts'",
  );
  return BigInt(rows[0]?.read ?? 0);
}
