import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import { chargeIsc, openRental, openRunning } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

/** What does not exist and what is somebody else's look the same. */
async function expectNothingAt(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect([path, response?.status()]).toEqual([path, 404]);
  await expect(page.getByRole("heading", { level: 1, name: "Nothing here" })).toBeVisible();
  await expect(page).toHaveTitle(/ · License Portal$/);
}

test("a customer sees its own accounts; every other address reads as if it did not exist", async ({
  page,
  portal,
}) => {
  const mine = await openRental();
  const strange = await openRental();
  await chargeIsc(mine, "40");
  await signInAs(page, mine.customer, portal.url);
  await page.goto("/accounts");
  const accounts = page.getByRole("region", { name: "Accounts" }).getByRole("rowheader");
  await expect(accounts).toHaveCount(1);
  await accounts.getByRole("link").click();
  await expect(page.getByRole("timer", { name: "Balance" })).toHaveText(/^40\.00/);
  await expect(page.getByRole("link", { name: "Activation keys" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Open account" })).toHaveCount(0);

  const theirs = `/accounts/${strange.accountId}`;
  for (const path of [theirs, `${theirs}/history`, `${theirs}/warnings`, `${theirs}/charge`])
    await expectNothingAt(page, path);
  for (const path of ["/activation-keys", "/mails", "/demo-clock", "/accounts/new"])
    await expectNothingAt(page, path);
  await expectNothingAt(page, "/accounts/no-account-at-all");
  await expectAccessible(page);
  expect((await page.request.get(`${theirs}/history/csv`)).status()).toBe(404);
});

test("a partner sees its customers' accounts and not another partner's", async ({ page, portal }) => {
  const mine = await openRental();
  const sibling = await openRental(mine);
  const strange = await openRental();
  await signInAs(page, mine.partner, portal.url);
  await page.goto("/accounts");
  const accounts = page.getByRole("region", { name: "Accounts" }).getByRole("rowheader").getByRole("link");
  await expect(accounts).toHaveCount(2);
  const hrefs = await accounts.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  expect(hrefs.toSorted()).toEqual(
    [mine, sibling].map(({ accountId }) => `/accounts/${accountId}`).toSorted(),
  );
  await expectNothingAt(page, `/accounts/${strange.accountId}`);
});

test("whoever may only look is offered nothing that changes something", async ({ page, portal }) => {
  const rental = await openRunning({ isc: "40", ports: 10 });
  const { userId } = rental.customer;
  await db.membership.updateMany({ where: { userId }, data: { permissions: ["view"] } });
  await signInAs(page, rental.customer, portal.url);
  await page.goto(`/accounts/${rental.accountId}`);
  await expect(page.getByRole("region", { name: "Headquarters" })).toContainText("PBX-Port");
  for (const name of ["Charge Balance", "Send licenses again", "Apply", "Add license", "Add to rent"])
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Add PBX" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Warnings" }).click();
  await expect(page.getByRole("heading", { name: "Warning addresses" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Send test mail" })).toHaveCount(0);
});
