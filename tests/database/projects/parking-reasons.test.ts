import { beforeEach, expect, test } from "vitest";
import { parkBrokenAccounts } from "@/lib/features/license-law/parking/mutations";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { giveNotice } from "@/tests/support/contracts";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { readLedger } from "@/tests/support/ledger";
import { chargeIsc, openRunning, type Rental } from "@/tests/support/rental";

beforeEach(() => freezeClock());

/** What nobody can do through the portal: writes past every trigger. */
const tamper = (statement: string) =>
  pool().query(`BEGIN; SET LOCAL session_replication_role = replica; ${statement}; COMMIT`);

/** An account with three entries: charged, rented, charged. */
async function sound(): Promise<Rental> {
  const rental = await openRunning({ isc: "10", ports: 1 });
  await chargeIsc(rental, "1");
  return rental;
}

const reasonOf = async ({ accountId: id }: Rental) =>
  (await db.account.findUniqueOrThrow({ where: { id } })).parkedReason;

test.each([
  ["hash", "UPDATE accounts a SET last_hash = sha256('other') WHERE true"],
  ["balance", "UPDATE accounts a SET balance_ticks = balance_ticks - 1 WHERE true"],
  ["entry_missing", "UPDATE accounts a SET last_sequence = last_sequence + 1 WHERE true"],
  [
    "entry_unknown",
    `UPDATE accounts a SET last_sequence = e.sequence, last_hash = e.hash, balance_ticks = e.balance_ticks
      FROM account_entries e WHERE e.account_id = a.id AND e.sequence = a.last_sequence - 1`,
  ],
  [
    "time",
    `UPDATE account_entries e SET at = a.exhausts_at + 1 FROM accounts a
      WHERE e.account_id = a.id AND e.sequence = a.last_sequence`,
  ],
  ["exhaustion", "UPDATE accounts a SET exhausts_at = exhausts_at + 1 WHERE true"],
  [
    "entry_missing",
    "DELETE FROM account_entries e USING accounts a WHERE e.account_id = a.id AND e.sequence = 2",
  ],
  [
    "sum",
    `UPDATE account_entries e SET amount_ticks = amount_ticks + 1 FROM accounts a
      WHERE e.account_id = a.id AND e.sequence = 1`,
  ],
])("a ledger that does not add up is parked, and why is told: %s", async (reason, statement) => {
  const rental = await sound();
  expect(await parkBrokenAccounts()).toBe(0);
  await tamper(`${statement} AND a.id = '${rental.accountId}'`);
  expect(await parkBrokenAccounts()).toBe(1);
  expect(await reasonOf(rental)).toBe(reason);
});

test("on a parked account nothing is posted, neither a stop nor the end of a contract", async () => {
  const rentals = [await sound(), await sound()];
  await giveNotice(rentals[0]!, { inSeconds: 500n });
  for (const { accountId } of rentals)
    await tamper(`UPDATE accounts SET last_hash = sha256('other') WHERE id = '${accountId}'`);
  expect(await parkBrokenAccounts()).toBe(2);
  await advanceClock(100_000_000n);
  expect(await settleDue()).toBe(0);
  for (const { accountId } of rentals) expect(await readLedger(accountId)).toHaveLength(3);
});

test.each([
  ["balance", "balance_ticks = balance_ticks - 1"],
  ["entry_missing", "last_sequence = last_sequence + 1"],
])(
  "an account whose ledger is broken is parked when the end of its contract is due: %s",
  async (reason, forged) => {
    const rental = await sound();
    await giveNotice(rental, { inSeconds: 500n });
    await tamper(`UPDATE accounts SET ${forged} WHERE id = '${rental.accountId}'`);
    await advanceClock(600n);
    expect(await settleDue()).toBe(0);
    expect(await reasonOf(rental)).toBe(reason);
    expect(await readLedger(rental.accountId)).toHaveLength(3);
  },
);
