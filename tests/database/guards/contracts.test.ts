import { beforeAll, expect, test } from "vitest";
import { approvePromotion, requestPromotion } from "@/lib/features/promotions/mutations";
import { runReloads } from "@/lib/features/reload-runs/mutations";
import { db } from "@/lib/platform/db/client";
import { portalNow } from "@/lib/platform/db/now";
import { pool } from "@/lib/platform/db/pool";
import { forgedCopy } from "@/tests/support/forged-rows";
import { openReloadable, switchOn } from "@/tests/support/reloads";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

// What the database itself refuses of reloads, promotions and contracts, whoever asks: its rules, broken one by one.

const TICKS = 26_280_000_000;

beforeAll(async () => {
  const rental = await openReloadable();
  const { partner, vendor, accountId } = rental;
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  const now = await portalNow(db);
  for (const systemName of ["One", "Two"]) {
    const { id: promotionId } = await requestPromotion(partner, { accountId, systemName, note: "" });
    if (systemName === "One")
      await approvePromotion(vendor, { promotionId, endsAt: (now + 86_400n) as typeof now });
  }
});

/** A reload beside the one that is mailed, as if it were new but for what is forged. */
const reload = (forged: Readonly<Record<string, unknown>>) =>
  forgedCopy("reloads", {
    state: "open",
    charged_at: null,
    activation_key_id: null,
    invoiced_at: null,
    mailed_at: null,
    ...forged,
  });
const aKey = "11111111-1111-4111-8111-111111111111";

test.each([
  ["reload_settings_threshold", "UPDATE reload_settings SET threshold_weeks = 3"],
  ["reload_settings_amount", "UPDATE reload_settings SET amount_ticks = 0"],
  ["reload_settings_amount", "UPDATE reload_settings SET amount_ticks = amount_ticks - 1"],
  ["reload_settings_cap", "UPDATE reload_settings SET monthly_cap_ticks = amount_ticks - 1"],
  ["reload_switch_one_row", "INSERT INTO reload_switch (id) VALUES (false)"],
  ["reloads_state_known", reload({ state: "lost" })],
  ["reloads_amount", reload({ amount_ticks: TICKS + 1 })],
  ["reloads_amount", reload({ amount_ticks: -TICKS })],
  ["reloads_charged_whole", reload({ state: "charged", charged_at: 1 })],
  ["reloads_state_tells", reload({ state: "charged" })],
  ["reloads_state_tells", reload({ state: "stopped" })],
  ["reloads_state_tells", reload({ charged_at: 1, activation_key_id: aKey })],
  ["reloads_in_order", reload({ state: "failed", invoiced_at: 1 })],
  ["reloads_activation_key_id_key", forgedCopy("reloads", {})],
  ["invoices_kind_known", forgedCopy("invoices", { kind: "receipt", year: 1, sequence: 1, number: "R-1" })],
  ["invoices_original", forgedCopy("invoices", { kind: "credit_note", sequence: 1, number: "C-1" })],
  ["invoices_sum", forgedCopy("invoices", { gross_cents: 1, year: 1, sequence: 1, number: "X-1" })],
  ["invoices_number_key", forgedCopy("invoices", { year: 1, sequence: 1 })],
  ["invoices_kind_year_sequence_key", forgedCopy("invoices", { number: "X-2" })],
  ["isc_prices_positive", forgedCopy("isc_prices", { valid_from: 1, euro_cents: 0 })],
  ["isc_prices_valid_from_key", forgedCopy("isc_prices", {})],
  ["contracts_once_per_organization", forgedCopy("contracts", { number: "F-2" })],
  [
    "partner_promotions_state_known",
    "UPDATE partner_promotions SET state = 'lost', decided_at = 1 WHERE state = 'requested'",
  ],
  [
    "partner_promotions_decided_whole",
    "UPDATE partner_promotions SET decided_at = NULL WHERE state = 'approved'",
  ],
  [
    "partner_promotions_decided_whole",
    "UPDATE partner_promotions SET decided_at = 1 WHERE state = 'requested'",
  ],
  [
    "partner_promotions_approved_whole",
    "UPDATE partner_promotions SET ends_at = NULL WHERE state = 'approved'",
  ],
  [
    "partner_promotions_approved_whole",
    "UPDATE partner_promotions SET ends_at = 1 WHERE state = 'requested'",
  ],
  ["partner_promotions_one_requested", forgedCopy("partner_promotions", {}, "state = 'requested'")],
  ["partner_promotions_one_approved", forgedCopy("partner_promotions", {}, "state = 'approved'")],
  ["retention_setting_one", "INSERT INTO retention_setting (id) VALUES (false)"],
  ["retention_setting_sensible", "UPDATE retention_setting SET months = 0"],
  ["retention_setting_sensible", "UPDATE retention_setting SET months = 121"],
  ["contracts_kind_known", forgedCopy("contracts", { kind: "friendship", number: "F-1" })],
  [
    "contracts_number_key",
    forgedCopy("contracts", { state: "ended", ended_at: 1, ends_at: 1, end_reason: "Over." }),
  ],
])("a rule of the tables holds: %s", async (constraint, statement) => {
  await expect(pool().query(statement)).rejects.toMatchObject({ constraint });
});

test.each([
  "UPDATE reloads SET amount_ticks = amount_ticks * 2",
  "UPDATE reloads SET charged_at = charged_at + 1",
  "UPDATE reloads SET attempts = attempts + 1",
  "DELETE FROM reloads",
  "TRUNCATE reloads CASCADE",
  "UPDATE isc_prices SET euro_cents = euro_cents",
  "DELETE FROM isc_prices",
])("what a reload did and cost stays: %s", async (statement) => {
  await expect(pool().query(statement)).rejects.toThrow(/never deleted|not edited|never changed/);
});
