import { beforeAll, expect, test } from "vitest";
import { parseIsc } from "@/lib/domain/money/amount";
import { cancelActivationKey } from "@/lib/features/activation-keys/cancellation/mutations";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { chargeIsc, openRental, openRunning } from "@/tests/support/rental";

// What the database itself refuses, whoever asks and whatever the program says: its rules, broken one by one.

beforeAll(async () => {
  const rental = await openRunning({ isc: "10", ports: 1 });
  await chargeIsc(await openRental(rental), "5");
});

/** An entry that continues the ledger of the account that burns, but for what is forged: expressions on `e`, the last one. */
function entry(forged: Readonly<Record<string, string>>): string {
  const values = {
    sequence: "e.sequence + 1",
    kind: "'charge'",
    from_at: "NULL::bigint",
    amount_ticks: "5",
    balance_ticks: "e.balance_ticks + 5",
    activation_key_id: "NULL::uuid",
    ...forged,
  };
  return `INSERT INTO account_entries (account_id, ${Object.keys(values).join()}, at, rate_after, rented_after,
      configuration_version, source, previous_hash, hash)
    SELECT e.account_id, ${Object.values(values).join()}, e.at, 0, false, 0, 'token', e.hash, e.hash
    FROM account_entries e JOIN accounts a ON a.id = e.account_id WHERE a.rented ORDER BY e.sequence DESC LIMIT 1`;
}

const line = (quantity: number, cents: number) => `
  INSERT INTO configuration_lines (account_id, version, serial, article_number, quantity, monthly_cents)
  SELECT l.account_id, l.version, l.serial, t.number, ${quantity}, ${cents}
  FROM configuration_lines l JOIN articles t ON t.number <> l.article_number LIMIT 1`;

test.each([
  ["accounts_balance_not_negative", "UPDATE accounts SET balance_ticks = -1"],
  ["accounts_rate_not_negative", "UPDATE accounts SET rate_per_second = -1 WHERE rented"],
  ["accounts_rate_only_when_rented", "UPDATE accounts SET rented = false WHERE rented"],
  ["accounts_stop_known", "UPDATE accounts SET exhausts_at = NULL WHERE rented"],
  ["accounts_exhaustion_not_past", "UPDATE accounts SET settled_at = exhausts_at + 1 WHERE rented"],
  ["accounts_rental_ends_whole", "UPDATE accounts SET rental_ends_at = 5"],
  ["accounts_deleted_is_empty", "UPDATE accounts SET deleted_at = settled_at WHERE NOT rented"],
  [
    "accounts_deleted_is_empty",
    "UPDATE accounts SET deleted_at = settled_at, balance_ticks = 0 WHERE rented",
  ],
  ["accounts_partner_id_name_key", "UPDATE accounts SET name = 'One'"],
  [
    "pbxs_serial_key",
    `INSERT INTO pbxs (account_id, serial, name, scenario, created_at)
      SELECT a.id, x.serial, 'Twin', 'cloud', 0 FROM pbxs x JOIN accounts a ON a.id <> x.account_id LIMIT 1`,
  ],
  ["pbxs_scenario_known", "UPDATE pbxs SET scenario = 'moon'"],
  ["pbxs_kind_known", "UPDATE pbxs SET kind = 'phone'"],
  ["pbxs_devices_are_on_premises", "UPDATE pbxs SET kind = 'device', scenario = 'cloud'"],
  ["configuration_lines_quantity_positive", line(0, 60)],
  ["configuration_lines_price_not_negative", line(1, -1)],
  ["account_entries_kind_known", entry({ kind: "'gift'" })],
  [
    "account_entries_balance_not_negative",
    entry({ amount_ticks: "-e.balance_ticks - 1", balance_ticks: "-1" }),
  ],
  ["account_entries_sequence_positive", entry({ sequence: "0" })],
  ["account_entries_rental_has_span", entry({ kind: "'rental'" })],
  ["account_entries_rental_has_span", entry({ from_at: "e.at - 1" })],
  ["account_entries_span_forward", entry({ kind: "'rental'", from_at: "e.at" })],
  [
    "account_entries_one_charge_per_key",
    entry({
      activation_key_id:
        "(SELECT activation_key_id FROM account_entries WHERE activation_key_id IS NOT NULL LIMIT 1)",
    }),
  ],
  ["activation_keys_state_known", "UPDATE activation_keys SET state = 'lost', used_at = NULL"],
  ["activation_keys_amount_not_negative", "UPDATE activation_keys SET amount_ticks = -1"],
  ["activation_keys_used_once", "UPDATE activation_keys SET state = 'unused'"],
  ["activation_keys_used_once", "UPDATE activation_keys SET used_at = NULL"],
  ["activation_keys_cancelled_when", "UPDATE activation_keys SET cancelled_at = 1"],
  [
    "activation_keys_used_in_one_place",
    "UPDATE activation_keys SET used_project_id = (SELECT id FROM projects LIMIT 1)",
  ],
  [
    "activation_key_items_quantity_positive",
    "INSERT INTO activation_key_items SELECT k.id, t.number, 0 FROM activation_keys k, articles t LIMIT 1",
  ],
  ["prices_not_negative", "UPDATE prices SET monthly_cents = -1"],
  ["prices_scenario_known", "UPDATE prices SET scenario = 'moon'"],
  [
    "articles_hardware_not_rentable",
    "INSERT INTO articles (number, name, kind, rentable, per_device) VALUES ('01-00500-001', 'BRI', 'hardware', true, true)",
  ],
])("a rule of the tables holds: %s", async (constraint, statement) => {
  await expect(pool().query(statement)).rejects.toMatchObject({ constraint });
});

test.each(["account_configurations", "configuration_lines"])(
  "what was configured stays as it was: %s",
  async (table) => {
    const column = table === "configuration_lines" ? "monthly_cents" : "rate_per_second";
    for (const statement of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ])
      await expect(pool().query(statement)).rejects.toThrow(/appended and never changed/);
  },
);

const ANOTHER_ACCOUNT = "SELECT id FROM accounts WHERE id <> used_account_id LIMIT 1";
const TAKEN_BACK = "used_at = NULL, used_account_id = NULL";

test.each([
  ["UPDATE activation_keys SET amount_ticks = amount_ticks + 1", /never changes/],
  ["UPDATE activation_keys SET key_hash = sha256(key_hash)", /never changes/],
  [`UPDATE activation_keys SET ${TAKEN_BACK}, state = 'unused'`, /what became of them stays/],
  [`UPDATE activation_keys SET ${TAKEN_BACK}, state = 'cancelled', cancelled_at = 5`, /became of them stays/],
  ["UPDATE activation_keys SET used_at = used_at + 1", /what became of them stays/],
  [`UPDATE activation_keys SET used_account_id = (${ANOTHER_ACCOUNT})`, /what became of them stays/],
  ["UPDATE activation_keys SET project_id = (SELECT id FROM projects LIMIT 1)", /never changes/],
  ["DELETE FROM activation_keys", /appended and never changed/],
  ["TRUNCATE activation_keys CASCADE", /appended and never changed/],
  ["UPDATE activation_key_items SET quantity = quantity", /appended and never changed/],
  ["DELETE FROM activation_key_items", /appended and never changed/],
])("a key counts once and holds what it held: %s", async (statement, said) => {
  await expect(pool().query(statement)).rejects.toThrow(said);
});

test("a cancelled key stays cancelled, in the second in which it was", async () => {
  const { vendor } = await openRental();
  const [key] = await issueActivationKeys(vendor, { isc: parseIsc("5"), count: 1, note: "" });
  const id = key?.id ?? "";
  await cancelActivationKey(vendor, { id, reason: "Ordered by mistake" });
  for (const change of ["state = 'unused', cancelled_at = NULL", "cancelled_at = cancelled_at + 1"])
    await expect(pool().query(`UPDATE activation_keys SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
      /what became of them stays/,
    );
});

test("nothing is booked on a deleted account, and it does not come back", async () => {
  const { accountId } = await openRental();
  await db.account.update({ where: { id: accountId }, data: { deletedAt: 1n } });
  for (const change of [
    "balance_ticks = 1",
    "rented = true",
    "rate_per_second = 1, rented = true, exhausts_at = settled_at",
    "configuration_version = 1",
    "deleted_at = NULL",
  ])
    await expect(pool().query(`UPDATE accounts SET ${change} WHERE id = $1`, [accountId])).rejects.toThrow(
      "account_deleted",
    );
});
