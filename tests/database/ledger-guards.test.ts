import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/platform/db/pool";
import { chargeIsc, openRental, type Rental } from "@/tests/support/rental";

const BROKEN = "an entry does not continue the one before it";
const FIXED = /are appended and never changed/;

let rental: Rental;
beforeAll(async () => {
  rental = await openRental();
  await chargeIsc(rental, "10");
});

/** What an entry after the account's last one says, each part an expression of SQL on the last one, `e`. */
const NEXT = {
  account_id: "e.account_id",
  sequence: "e.sequence + 1",
  at: "e.at",
  balance_ticks: "e.balance_ticks + 5",
  previous_hash: "e.hash",
};

const append = (forged: Partial<typeof NEXT>) => {
  const { account_id, sequence, at, balance_ticks, previous_hash } = { ...NEXT, ...forged };
  return pool().query(
    `INSERT INTO account_entries (account_id, sequence, kind, at, amount_ticks, balance_ticks, rate_after, rented_after,
        configuration_version, source, previous_hash, hash)
      SELECT ${account_id}, ${sequence}, 'charge', ${at}, 5, ${balance_ticks}, 0, false, 0, 'token', ${previous_hash}, e.hash
      FROM account_entries e WHERE e.account_id = $1 ORDER BY e.sequence DESC LIMIT 1`,
    [rental.accountId],
  );
};

test.each([
  ["leaves a number out", { sequence: "e.sequence + 2" }],
  ["has another balance than the one before and its amount give", { balance_ticks: "e.balance_ticks + 6" }],
  ["holds another hash than that of the one before", { previous_hash: "sha256('other')" }],
  ["is earlier than the one before", { at: "e.at - 1" }],
  ["begins an account that does not exist", { ...beginning(), account_id: `'${randomUUID()}'` }],
  ["continues an account that does not exist", { account_id: `'${randomUUID()}'` }],
])("the ledger takes in no entry that %s", async (_, forged) => {
  await expect(append(forged)).rejects.toThrow(BROKEN);
});

test("an entry that continues the last one is taken in", async () => {
  const { rowCount } = await append({});
  expect(rowCount).toBe(1);
});

test.each([
  "UPDATE account_entries SET amount_ticks = amount_ticks",
  "DELETE FROM account_entries",
  "TRUNCATE account_entries",
  "UPDATE accounts SET id = gen_random_uuid()",
  "DELETE FROM accounts",
  "TRUNCATE accounts CASCADE",
])("what stands in the ledger stays, with its account: %s", async (statement) => {
  await expect(pool().query(statement)).rejects.toThrow(FIXED);
});

/** What a first entry says. */
function beginning() {
  return { sequence: "1", balance_ticks: "5", previous_hash: "''::bytea" };
}
