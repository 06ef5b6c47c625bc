import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import { chargeIsc, openRental, publishPrices, type Rental, restorePrices, UC } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { addLicense, licenseRow, pbxOn } from "@/tests/support/walks";

const LICENSE = "PBX-Port";
const OTHER = "PBX-UC";

test.afterEach(restorePrices);

/** How often the account's rental was changed. */
const changesOf = ({ accountId }: Rental) => db.accountEntry.count({ where: { accountId, kind: "change" } });

const apply = (page: Page) => page.getByRole("button", { name: "Apply" }).click();
const confirm = (page: Page) => page.getByRole("button", { name: "Change with costs" }).click();
const pbxOf = (page: Page) => pbxOn(page, "Headquarters");

/** Opens the rental of an account with 100 iSC in two tabs of one browser. */
async function openTwice(page: Page, url: string): Promise<Readonly<{ rental: Rental; other: Page }>> {
  const rental = await openRental();
  await chargeIsc(rental, "100");
  await signInAs(page, rental.partner, url);
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto(`/accounts/${rental.accountId}?pbx=${rental.serial}`);
  return { rental, other };
}

test("the same configuration confirmed in two tabs counts once", async ({ page, portal }) => {
  const { rental, other } = await openTwice(page, portal.url);
  for (const tab of [page, other]) {
    await addLicense(pbxOf(tab), LICENSE, 10);
    await apply(tab);
    await expect(tab.getByRole("heading", { name: "Change the rental" })).toBeVisible();
  }
  await confirm(page);
  await expect(page.getByText("The new configuration is in force.")).toBeVisible();
  await confirm(other);
  await expect(
    other.getByText("This configuration was in force already; nothing was changed."),
  ).toBeVisible();
  expect(await changesOf(rental)).toBe(1);
});

test("pressing Change with costs twice counts once", async ({ page, portal }) => {
  const { rental } = await openTwice(page, portal.url);
  await addLicense(pbxOf(page), LICENSE, 10);
  await apply(page);
  await page.getByRole("button", { name: "Change with costs" }).dblclick();
  await expect(page.getByText("The new configuration is in force.")).toBeVisible();
  expect(await changesOf(rental)).toBe(1);
});

test("a change made from an outdated view is refused, and the newer one is shown", async ({
  page,
  portal,
}) => {
  const { rental, other } = await openTwice(page, portal.url);
  for (const [tab, quantity] of [
    [page, 10],
    [other, 3],
  ] as const) {
    await addLicense(pbxOf(tab), LICENSE, quantity);
    await apply(tab);
    await expect(tab.getByRole("heading", { name: "Change the rental" })).toBeVisible();
  }
  await confirm(page);
  await expect(page.getByText("The new configuration is in force.")).toBeVisible();
  await confirm(other);
  await expect(
    other.getByText("Somebody changed this configuration in the meantime: you saw version 0, version 1"),
  ).toBeVisible();
  expect(await changesOf(rental)).toBe(1);
  // The newer configuration is what the typed one is held against now: 10 pieces at 0.60, and 3 of them wanted.
  const monthly = licenseRow(pbxOf(other), LICENSE);
  await expect(monthly.getByRole("deletion")).toHaveText("6.00");
  await expect(monthly.getByRole("insertion")).toHaveText("1.80");
  await expectAccessible(other);
  await apply(other);
  await confirm(other);
  await expect(other.getByText("The new configuration is in force.")).toBeVisible();
  expect(await changesOf(rental)).toBe(2);
});

test("prices that change between Apply and Change with costs are shown before anything costs them", async ({
  page,
  portal,
}) => {
  const { rental } = await openTwice(page, portal.url);
  await addLicense(pbxOf(page), OTHER, 10);
  await apply(page);
  await expect(page.getByRole("row", { name: "Monthly consumption 0.00 iSC 18.50 iSC" })).toBeVisible();
  await publishPrices(rental, { [UC]: "2.00" });
  await confirm(page);
  await expect(page.getByText("The prices have changed since you looked.")).toBeVisible();
  expect(await changesOf(rental)).toBe(0);
  await expectAccessible(page);
  await apply(page);
  await expect(page.getByRole("row", { name: "Monthly consumption 0.00 iSC 20.00 iSC" })).toBeVisible();
  await confirm(page);
  await expect(page.getByText("The new configuration is in force.")).toBeVisible();
});
