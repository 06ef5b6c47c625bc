import { DEMO_PASSWORD } from "@/lib/domain/people/demo-people";
import { db } from "@/lib/platform/db/client";
import { expect, test } from "@/tests/support/e2e";
import { issueKey, openRental, PORT } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { checkKey, pbxOn, signIn } from "@/tests/support/walks";

test.use({ javaScriptEnabled: false });

test("without JavaScript one signs in, and is told what was wrong before", async ({ page }) => {
  await page.goto("/accounts");
  await signIn(page, "partner@demo.example", "not the password");
  await expect(page.getByText("The email address or the password is wrong.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("partner@demo.example");
  await signIn(page, "partner@demo.example", DEMO_PASSWORD);
  await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("without JavaScript a key is charged and licenses are rented", async ({ page, portal }) => {
  const rental = await openRental();
  const key = (await issueKey(rental, "20")).canonical;
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}`);
  await page.getByRole("button", { name: "Charge Balance" }).click();
  await checkKey(page, "ACT-1-0000");
  await expect(page.getByText("An activation key has 24 digits after ACT-1; this one has 4.")).toBeVisible();
  await expect(page.getByLabel("Activation key")).toHaveValue("ACT-1-0000");
  await checkKey(page, key);
  await expect(page.getByRole("row", { name: "Balance 0.00 iSC 20.00 iSC" })).toBeVisible();
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await expect(page.getByText("20.00 iSC were charged.")).toBeVisible();
  await page.getByRole("link", { name: "To the account" }).click();

  await page.getByRole("button", { name: "Add to rent" }).click();
  const pbx = pbxOn(page, "Headquarters");
  await pbx.getByLabel("License").selectOption("PBX-Port");
  await pbx.getByLabel("Quantity").fill("12");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("row", { name: "Monthly consumption 0.00 iSC 7.20 iSC" })).toBeVisible();
  await page.getByRole("button", { name: "Change with costs" }).click();
  await expect(page.getByText("The new configuration is in force.")).toBeVisible();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  const lines = await db.configurationLine.findMany({ where: { accountId: rental.accountId } });
  expect(lines).toMatchObject([{ articleNumber: PORT, quantity: 12 }]);
});

test("without JavaScript a key gets a second article, and what was typed stays", async ({ page, portal }) => {
  const { vendor } = await openRental();
  await signInAs(page, vendor, portal.url);
  await page.goto("/activation-keys");
  await page.getByRole("radio", { name: "Licenses" }).check();
  await page.getByLabel("Quantity").fill("7");
  await page.getByLabel("Reference").fill("Two articles");
  await page.getByRole("button", { name: "Add article" }).click();
  await expect(page.getByLabel("Quantity")).toHaveCount(2);
  await expect(page.getByLabel("Quantity").first()).toHaveValue("7");
  await expect(page.getByLabel("Reference")).toHaveValue("Two articles");
  await page
    .getByRole("combobox", { name: "Article" })
    .first()
    .selectOption({ label: "PBX-Port14 (02-DEMO-001)" });
  await page
    .getByRole("combobox", { name: "Article" })
    .last()
    .selectOption({ label: "PBX-UC14 (02-DEMO-002)" });
  await page.getByLabel("Quantity").last().fill("3");
  await page.getByLabel("Reference").press("Enter");
  await expect(page.getByText("7 × PBX-Port14, 3 × PBX-UC14")).toBeVisible();
});
