import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import {
  chargeIsc,
  issueKey,
  openRental,
  PORT,
  publishPrices,
  rent,
  restorePrices,
  type Rental,
  UC,
} from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { checkKey, licenseRow, pbxOn } from "@/tests/support/walks";

const monthly = (page: Page, isc: string) => page.getByRole("definition").filter({ hasText: `${isc} iSC` });

test.afterEach(restorePrices);

/** The vendor writes a draft on its page and publishes it; on the way it sees what this account would pay. */
async function raisePrice(page: Page, rental: Rental): Promise<void> {
  await page.goto("/price-lists");
  await page.getByLabel("Name of the draft").fill("A rise");
  await page.getByRole("button", { name: "Begin draft" }).click();
  await page.getByLabel("PBX-Port, On premises: new price").fill("0.66");
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("The draft is saved.")).toBeVisible();
  const draft = page.url();
  await page.getByRole("link", { name: "Who would pay what" }).click();
  const { name } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("row", { name: "Monthly consumption 60.00 iSC 66.00 iSC" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(draft);
  await page.getByRole("button", { name: "Publish this list" }).click();
  await expect(page.getByText("In force", { exact: true })).toBeVisible();
  await expect(page.getByRole("row", { name: /^PBX-Port 02-00050-001 0.66/ })).toBeVisible();
}

test("a price rise reaches an account only when it changes something", async ({
  page,
  portal,
  openBrowser,
}) => {
  test.setTimeout(120_000);
  const [charged, changed, untouched] = [await openRental(), await openRental(), await openRental()];
  await publishPrices(charged, { [PORT]: "0.60" });
  for (const rental of [charged, changed, untouched]) {
    await chargeIsc(rental, "100");
    await rent(rental, { [PORT]: 100 });
  }
  const vendor = await openBrowser();
  await signInAs(vendor, charged.vendor, portal.url);
  await raisePrice(vendor, charged);
  for (const rental of [charged, changed, untouched]) {
    await vendor.goto(`/accounts/${rental.accountId}`);
    await expect(monthly(vendor, "60.00")).toBeVisible();
  }

  await signInAs(page, charged.partner, portal.url);
  await page.goto(`/accounts/${charged.accountId}/charge`);
  await checkKey(page, (await issueKey(charged, "10")).canonical);
  await expect(page.getByRole("row", { name: /^PBX-Port 100 0.60 0.66 60.00 66.00$/ })).toBeVisible();
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await page.getByRole("link", { name: "To the account" }).click();
  await expect(monthly(page, "66.00")).toBeVisible();

  await signInAs(page, changed.partner, portal.url);
  await page.goto(`/accounts/${changed.accountId}`);
  const pbx = pbxOn(page, "Headquarters");
  await licenseRow(pbx, "PBX-Port").getByLabel("Quantity").fill("101");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("row", { name: /^PBX-Port 100 101 0.60 0.66 60.00 66.66$/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Change with costs" }).click();
  await expect(monthly(page, "66.66")).toBeVisible();

  await vendor.goto(`/accounts/${untouched.accountId}`);
  await expect(monthly(vendor, "60.00")).toBeVisible();
});

/** A file of two articles, with this price for the second one in the cloud. */
const lines = (cloud: string) => `article;name;on_premises;cloud\n${PORT};;0,61;\n${UC};;1,90;${cloud}\n`;

test("a file with a wrong line is taken over when it is right, and not before", async ({ page, portal }) => {
  const rental = await openRental();
  await signInAs(page, rental.vendor, portal.url);
  await page.goto("/price-lists");
  await page.getByLabel("Name of the draft").fill("From a file");
  await page.getByRole("button", { name: "Begin draft" }).click();
  await page.getByLabel("Or paste the text").fill(lines("3,805"));
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("One line is wrong: nothing is imported until all are good.")).toBeVisible();
  await expect(page.getByRole("row", { name: /at most two decimals/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Import into the draft" })).toHaveCount(0);
  await page.getByLabel("Or paste the text").fill(lines("3,80"));
  await page.getByRole("button", { name: "Check" }).click();
  await page.getByRole("button", { name: "Import into the draft" }).click();
  await expect(page.getByText("3 prices were taken over into the draft.")).toBeVisible();
  await expect(page.getByLabel("PBX-UC, Cloud: new price")).toHaveValue("3.80");
  await expectAccessible(page);
});
