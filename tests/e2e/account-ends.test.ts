import { instant } from "@/lib/domain/instant";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { advanceClock, portalTime } from "@/tests/support/clock";
import { createCast } from "@/tests/support/cast";
import { expect, test } from "@/tests/support/e2e";
import { englishOn, overflowOf } from "@/tests/support/page-faults";
import { chargeIsc, openRental, PORT, rent } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

test("a contract ends in its second → the credit is kept → the account is deleted", async ({
  page,
  portal,
}) => {
  const rental = await openRental(await createCast());
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 10 });
  const { organizationId } = rental.partner;
  const { id: contractId } = await db.contract.findFirstOrThrow({
    where: { organizationId, kind: "software_rental" },
  });
  const endsAt = instant((await portalTime()) + 3_600n);
  await endContract(rental.vendor, { contractId, endsAt, reason: "The company was sold." });
  const { name } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  await signInAs(page, rental.partner, portal.url);

  await test.step("the account tells the second, and cannot be deleted while it rents", async () => {
    await page.goto(`/accounts/${rental.accountId}`);
    await expect(page.getByText("everything rented under it stops", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Delete this account" }).click();
    await expect(page.getByText("The account still rents something.", { exact: false })).toBeVisible();
  });

  await test.step("behind the second nothing is rented, and the credit is kept until a date", async () => {
    await advanceClock(7_200n);
    await page.goto(`/accounts/${rental.accountId}`);
    await expect(
      page.getByText("Without a contract the credit is kept until", { exact: false }),
    ).toBeVisible();
    await expect(page.getByText("PBXs that rent nothing")).toBeVisible();
    await page.goto(`/accounts/${rental.accountId}/history/second?at=2199-01-01T00:00:00Z`);
    await expectAccessible(page);
  });

  await test.step("a PBX that rents nothing is taken out", async () => {
    await page.goto(`/accounts/${rental.accountId}`);
    await page.getByRole("button", { name: "Remove Headquarters from this account" }).click();
    await expect(page.getByText("PBXs that rent nothing")).toBeHidden();
  });

  await test.step("the deletion names the amount and wants the name", async () => {
    await page.getByRole("link", { name: "Delete this account" }).click();
    await expect(page.getByText("9.99 iSC will be forfeited.")).toBeVisible();
    await expectAccessible(page);
    const field = page.getByLabel("Account name");
    const submit = page.getByRole("button", { name: "Delete account and forfeit credit" });
    await field.fill("another name");
    await submit.click();
    await expect(
      page.getByText("Please type the account's name exactly as it is", { exact: false }),
    ).toBeVisible();
    await expect(field).toHaveValue("another name");
    await field.fill(name);
    await submit.dblclick();
    await expect(page).toHaveURL(/\/accounts$/);
    await expect(page.getByRole("link", { name, exact: true })).toBeHidden();
  });

  await test.step("its history can still be read, under a filter", async () => {
    await page.getByRole("link", { name: "Show deleted accounts" }).click();
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByText("This account was deleted")).toBeVisible();
    await expect(page.getByRole("button", { name: "Charge balance" })).toBeHidden();
    await page.getByRole("link", { name: "History", exact: true }).click();
    await expect(page.getByRole("cell", { name: "Forfeited" }).first()).toBeVisible();
    await expectAccessible(page);
  });
});

test("a partner asks for its promotion, the vendor approves it, and the system rents for nothing", async ({
  page,
  portal,
  openBrowser,
}) => {
  const rental = await openRental(await createCast());
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 10 });
  const { name } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  await signInAs(page, rental.partner, portal.url);
  await page.goto("/promotions");
  await page.getByLabel("Account").selectOption({ label: name });
  await page.getByLabel("System name").fill("Headquarters");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ask for the promotion" }).dblclick();
  await expect(page.getByText("The request waits for the vendor.", { exact: false })).toBeVisible();

  const vendor = await openBrowser();
  await signInAs(vendor, rental.vendor, portal.url);
  await vendor.goto("/promotions");
  await vendor.getByLabel("Ends on").first().fill("2199-12-31");
  await expectAccessible(vendor);
  await vendor.getByRole("button", { name: "Approve" }).first().click();
  await expect(vendor.getByRole("button", { name: "End promotion" })).toBeVisible();

  await page.goto(`/accounts/${rental.accountId}`);
  await expect(page.getByText("0.00 iSC", { exact: true }).first()).toBeVisible();
});

test("the new pages in German, in the dark, on a phone", async ({ portal, openBrowser }) => {
  const rental = await openRental(await createCast());
  await chargeIsc(rental, "10");
  const phone = await openBrowser({
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
    locale: "de-DE",
  });
  for (const [person, paths] of [
    [rental.partner, ["/promotions", `/accounts/${rental.accountId}/delete`, "/accounts?deleted=only"]],
    [rental.vendor, ["/promotions", "/offers?state=rejected"]],
  ] as const) {
    await signInAs(phone, person, portal.url);
    for (const path of paths) {
      await phone.goto(path);
      await expect(phone.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await overflowOf(phone), `what is too wide on ${path}`).toEqual([]);
      expect(await englishOn(phone), `what is not German on ${path}`).toEqual([]);
      await expectAccessible(phone);
    }
  }
});
