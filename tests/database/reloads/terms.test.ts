import { beforeEach, expect, test } from "vitest";
import { parseIsc } from "@/lib/domain/money/amount";
import { setBillingAddress } from "@/lib/features/billing/mutations";
import { openDueReloads, runReloads } from "@/lib/features/reload-runs/mutations";
import { switchReloadingOff } from "@/lib/features/reloads/mutations";
import { db } from "@/lib/platform/db/client";
import { freezeClock } from "@/tests/support/clock";
import { giveNotice } from "@/tests/support/contracts";
import { readLedger } from "@/tests/support/ledger";
import { chargeIsc, PORT, rent, type Rental } from "@/tests/support/rental";
import { BUYER, openReloadable, papersOf, reloadsOf, switchOn } from "@/tests/support/reloads";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

beforeEach(() => freezeClock());

test("an open reload is not charged once another amount was set; the next one is of the new amount", async () => {
  const rental = await openReloadable();
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await openDueReloads();
  await switchOn(rental, { amount: "40" });
  await runReloads();
  await runReloads();
  expect(
    (await reloadsOf(rental)).map(({ state, stopReason, amountTicks }) => [state, stopReason, amountTicks]),
  ).toEqual([
    ["stopped", "terms_changed", parseIsc("100")],
    ["mailed", null, parseIsc("40")],
  ]);
  expect((await papersOf(rental)).map(({ netCents }) => netCents)).toEqual([4_800n]);
});

test("what was reloaded counts as nothing charged by hand; terms change freely while the service is on", async () => {
  const rental = await openReloadable(1);
  await switchOn(rental);
  await goToWeeksBefore(rental, 1);
  await runReloads();
  expect((await reloadsOf(rental)).map(({ state }) => state)).toEqual(["mailed"]);
  await rent(rental, { [PORT]: 150 });
  await switchOn(rental, { amount: "50", weeks: 4 });
  await switchReloadingOff(rental.partner, rental.accountId);
  // By hand came 60 iSC, by the service 100; a month is 90 now.
  await expect(switchOn(rental)).rejects.toMatchObject({ details: { obstacles: "charge_missing" } });
  await chargeIsc(rental, "30");
  expect(await switchOn(rental)).toEqual({ enabled: true });
});

test.each([
  ["contract", (rental: Rental) => giveNotice(rental, { kind: "reloading_service" })],
  ["billing_missing", (rental: Rental) => withoutAddress(rental)],
  ["vat_id_missing", (rental: Rental) => setBillingAddress(rental.partner, ABROAD)],
] as const)(
  "nothing is charged that %s stands in the way of, opened before or not",
  async (obstacle, lose) => {
    const rental = await openReloadable();
    const open = await openReloadable(2, rental);
    await switchOn(open);
    await goToWeeksBefore(open, 1);
    await openDueReloads();
    expect((await reloadsOf(open)).map(({ state }) => state)).toEqual(["open"]);
    await switchOn(rental);
    await lose(rental);
    await runReloads();
    expect(await reloadsOf(rental)).toEqual([]);
    expect(await settingOf(rental.accountId)).toMatchObject({ blockedReason: obstacle });
    expect((await reloadsOf(open)).map(({ state, stopReason }) => [state, stopReason])).toEqual([
      ["stopped", obstacle],
    ]);
    for (const { accountId } of [rental, open])
      expect((await readLedger(accountId)).filter(({ source }) => source === "reload")).toEqual([]);
  },
);

/** Another country of the Union, and no VAT id: nobody can say which VAT is owed. */
const ABROAD = { ...BUYER, country: "AT", vatId: "" };

const withoutAddress = ({ partner: { organizationId } }: Rental) =>
  db.billingProfile.delete({ where: { organizationId } });

test("a cap counts what its own account was reloaded with, also for a reload that is opened after another cap", async () => {
  const one = await openReloadable();
  const other = await openReloadable(2, one);
  await switchOn(one, { cap: "100" });
  await switchOn(other, { cap: "100" });
  await goToWeeksBefore(other, 1);
  await runReloads();
  for (const rental of [one, other])
    expect((await reloadsOf(rental)).map(({ state }) => state)).toEqual(["mailed"]);
  await rent(one, { [PORT]: 900 });
  await runReloads();
  expect(await reloadsOf(one)).toHaveLength(1);
  expect(await settingOf(one.accountId)).toMatchObject({ blockedReason: "cap_reached" });
  await switchOn(one, { cap: "200" });
  expect(await settingOf(one.accountId)).toMatchObject({ blockedReason: null });
  await runReloads();
  expect(await reloadsOf(one)).toHaveLength(2);
});

const settingOf = (accountId: string) => db.reloadSetting.findUniqueOrThrow({ where: { accountId } });
