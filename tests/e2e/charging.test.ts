import { randomBytes } from "node:crypto";
import { ACTIVATION_KEY_BYTES, formatActivationKey } from "@/lib/domain/licenses/activation-key";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import {
  issueKey,
  openRental,
  openRunning,
  PORT,
  publishPrices,
  type Rental,
  restorePrices,
} from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { checkKey } from "@/tests/support/walks";

test.afterEach(restorePrices);

const chargesOf = ({ accountId }: Rental) => db.accountEntry.count({ where: { accountId, kind: "charge" } });

/** A key whose third digit was typed wrong. */
const mistyped = (key: string): string =>
  key.replace(/(?<=ACT-1-..)./, (digit) => (digit === "0" ? "1" : "0"));

test("a key that cannot be charged says why, and what was typed stays", async ({ page, portal }) => {
  const rental = await openRental();
  const used = (await issueKey(rental, "1")).canonical;
  const cancelled = await issueKey(rental, "1");
  await db.activationKey.updateMany({
    where: { lastGroup: cancelled.lastGroup },
    data: { state: "cancelled", cancelledAt: 1n },
  });
  const [pieces] = await issueActivationKeys(rental.vendor, {
    items: [{ article: PORT, quantity: 5 }],
    count: 1,
    note: "",
  });
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}/charge`);
  await checkKey(page, used);
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await page.getByRole("link", { name: "Charge another key" }).click();

  const sentences: [key: string, sentence: RegExp][] = [
    [used, /This activation key has been used already\. Each key counts once\./],
    [formatActivationKey(randomBytes(ACTIVATION_KEY_BYTES)), /Nobody has issued this activation key\./],
    [cancelled.canonical, /This activation key was cancelled by its issuer/],
    [mistyped(cancelled.canonical), /This activation key is mistyped: a digit is wrong/],
    [cancelled.canonical.slice(0, -5), /24 digits after ACT-1; this one has 20/],
    [`${used.slice(0, -1)}x`, /“x” cannot occur in an activation key/],
    ["", /Paste an activation key/],
    [pieces?.activationKey ?? "", /This activation key holds licenses, not iSC\./],
  ];
  const field = page.getByLabel("Activation key");
  for (const [key, sentence] of sentences) {
    await checkKey(page, key);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(field).toHaveAccessibleDescription(sentence);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue(key);
  }
  await expectAccessible(page);
  expect(await chargesOf(rental)).toBe(1);
});

test("pressing Charge twice charges once", async ({ page, portal }) => {
  const rental = await openRental();
  const key = await issueKey(rental, "12.50");
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}/charge`);
  await checkKey(page, ` ${key.canonical.toLowerCase().replaceAll("-", "")} `);
  await page.getByRole("button", { name: "Charge", exact: true }).dblclick();
  await expect(page.getByText("12.50 iSC were charged.")).toBeVisible();
  await expect(page.getByText("The new balance is 12.50 iSC.")).toBeVisible();
  await expectAccessible(page);
  expect(await chargesOf(rental)).toBe(1);
});

test("a key that another tab has charged meanwhile is refused, and stays in its field", async ({
  page,
  portal,
}) => {
  const rental = await openRental();
  const key = await issueKey(rental, "3");
  await signInAs(page, rental.partner, portal.url);
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto(`/accounts/${rental.accountId}/charge`);
    await checkKey(tab, key.canonical);
    await expect(tab.getByRole("button", { name: "Charge", exact: true })).toBeVisible();
  }
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await expect(page.getByText("3.00 iSC were charged.")).toBeVisible();
  await other.getByRole("button", { name: "Charge", exact: true }).click();
  await expect(other.getByText("This activation key has been used already.")).toBeVisible();
  await expect(other.getByLabel("Activation key")).toHaveValue(key.canonical);
  expect(await chargesOf(rental)).toBe(1);
});

test("a new price list touches nobody until the next charge, which shows it before", async ({
  page,
  portal,
}) => {
  const rental = await openRunning({ isc: "100", ports: 100 });
  await publishPrices(rental, { [PORT]: "0.66" });
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}`);
  await expect(page.getByRole("definition").filter({ hasText: "60.00 iSC" })).toBeVisible();
  await page.getByRole("button", { name: "Charge Balance" }).click();
  await checkKey(page, (await issueKey(rental, "50")).canonical);
  await expect(page.getByText("Prices change")).toBeVisible();
  await expect(page.getByRole("row", { name: "Monthly consumption 60.00 iSC 66.00 iSC" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^PBX-Port 100 0.60 0.66 60.00 66.00$/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await page.getByRole("link", { name: "To the account" }).click();
  await expect(page.getByRole("definition").filter({ hasText: "66.00 iSC" })).toBeVisible();
});

test("prices that change between Check and Charge are shown before the key is used", async ({
  page,
  portal,
}) => {
  const rental = await openRunning({ isc: "100", ports: 100 });
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}/charge`);
  const key = (await issueKey(rental, "50")).canonical;
  await checkKey(page, key);
  await expect(page.getByRole("button", { name: "Charge", exact: true })).toBeVisible();
  await publishPrices(rental, { [PORT]: "0.66" });
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await expect(page.getByText("The prices have changed since you looked.")).toBeVisible();
  await expect(page.getByLabel("Activation key")).toHaveValue(key);
  expect(await chargesOf(rental)).toBe(1);
});
