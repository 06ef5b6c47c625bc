import type { Page } from "@playwright/test";
import { parseCents } from "@/lib/domain/money/amount";
import { makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { publishPriceList } from "@/lib/features/price-lists/mutations";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { moveClock, expectYellow } from "@/tests/support/walks";
import { expect, test } from "@/tests/support/e2e";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { englishOn, overflowOf } from "@/tests/support/page-faults";
import { rentingByVersion } from "@/tests/support/rental-devices";
import { activeDevices, listedDevices, openDeviceRental, PHONE } from "@/tests/support/rental-devices";
import { newSerial } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

test("RMA of a phone in one second, from the order to the exchange", async ({
  page,
  portal,
  openBrowser,
}) => {
  const rental = await openDeviceRental();
  const scenario = "on_premises" as const;
  await publishPriceList(rental.vendor, {
    prices: [{ article: PHONE, scenario, monthlyIsc: parseCents("2.00") }],
  });
  const account = `/accounts/${rental.accountId}`;
  const [first, second] = [newSerial(), newSerial()];
  await signInAs(page, rental.partner, portal.url);

  await test.step("the partner orders two phones, and the vendor ships them with serials", async () => {
    await page.goto("/rental-orders/new");
    await page.getByLabel("Delivery address").fill("Kaistraße 1, 24103 Kiel");
    await page.getByRole("button", { name: "Order", exact: true }).click();
    await expect(page.getByText("Nothing is ordered yet", { exact: false })).toBeVisible();
    await page.getByLabel("Quantity of Desk-112").fill("2");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Order", exact: true }).dblclick();
    await expect(page.getByRole("row").filter({ hasText: "2 × Desk-112" })).toHaveCount(1);
    const vendor = await openBrowser();
    await signInAs(vendor, rental.vendor, portal.url);
    await vendor.goto("/device-orders?state=open");
    await vendor.getByRole("link", { name: rental.partner.organizationName, exact: true }).click();
    await vendor.getByLabel("Serials of 2 × Desk-112").fill(first);
    await vendor.getByRole("button", { name: "Ship order" }).click();
    await expect(vendor.getByText("2 were ordered, and 1 serials are given", { exact: false })).toBeVisible();
    await vendor.getByLabel("Serials of 2 × Desk-112").fill(`${first}\n${second}`);
    await expectAccessible(vendor);
    await vendor.getByRole("button", { name: "Ship order" }).click();
    await expect(vendor.getByText("Shipped", { exact: true })).toBeVisible();
  });

  await test.step("a code lets both phones in, which show by their certificates who they are", async () => {
    await page.goto(`${account}/hardware`);
    await page.getByLabel("For", { exact: true }).selectOption("A rollout, within 7 days");
    await page.getByLabel("Devices of the rollout").fill("2");
    await page.getByRole("button", { name: "Make code" }).click();
    const code = (await page.getByLabel("Provisioning code", { exact: true }).textContent()) ?? "";
    for (const [serial, name] of [
      [first, "Reception"],
      [second, "Spare"],
    ] as const) {
      const phone = await enrollDevice(serial);
      const body = { code, name };
      const answer = await callPortal(portal.url, phone, { path: "/api/device/v1/provisioning", body });
      expect([answer.status, await answer.json()]).toMatchObject([200, { serial, model: "Desk-112" }]);
    }
    await page.reload();
    await expect(page.getByText(code)).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Provisioning codes" })).toContainText("2 of 2");
  });

  await test.step("one is activated, yellow before it counts, for two iSC a month", async () => {
    await page.getByLabel("Rent Reception").check();
    await expectYellow(page.getByRole("row").filter({ hasText: "Reception" }).getByRole("rowheader"));
    await expectAccessible(page);
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("button", { name: "Change with costs" })).toBeVisible();
    await page.getByRole("button", { name: "Change with costs" }).click();
    await expect(page.getByText("The change is in force.")).toBeVisible();
    await expect(page.getByText("2.00 iSC").first()).toBeVisible();
  });

  await moveClock(portal, { advanceSeconds: 3_600 });

  await test.step("it breaks, and the other one takes its place in the same second", async () => {
    await page.goto(`${account}/contract`);
    await expect(page.getByRole("heading", { name: "Hardware Rental" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "RMA: Reception" }).click();
    await page.getByLabel("What is wrong with it").fill("Display broken");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Exchange the device" }).dblclick();
    await expect(page.getByText("The device was exchanged")).toBeVisible();
    await expect(rowOf(page, first)).toContainText("Exchanged");
    await expect(rowOf(page, second)).toContainText("Active");
  });

  await test.step("the history names both, and each version rents one of the two", async () => {
    await page.getByRole("link", { name: "History" }).first().click();
    const row = page.getByRole("row").filter({ hasText: "RMA" });
    await expect(row).toContainText(`${first} was exchanged for ${second}. Display broken`);
    const versions = await rentingByVersion(rental.accountId);
    expect([...versions.values()]).toEqual([[first], [second]]);
    const entries = await db.accountEntry.findMany({
      where: { accountId: rental.accountId },
      orderBy: { sequence: "asc" },
    });
    expect(entries.map(({ kind, event, amountTicks }) => [kind, event, amountTicks]).slice(1)).toEqual([
      ["change", "started", 0n],
      ["rental", null, -720_000n],
      ["change", "rma", 0n],
    ]);
    expect(entries.at(-1)?.at).toBe(entries.at(-2)?.at);
  });

  await test.step("deactivated, it ends the debit; the licenses of the account are as they were", async () => {
    await page.goto(`${account}/contract`);
    await page.getByRole("link", { name: "Deactivate Spare" }).click();
    await expect(page.getByLabel("Rent Spare")).not.toBeChecked();
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("button", { name: "Change with costs" }).click();
    await expect(page.getByText("Idle", { exact: true })).toBeVisible();
  });

  await test.step("and renting nothing it can leave the account, once one was asked", async () => {
    await page.goto(`${account}/contract`);
    const remove = page.getByRole("link", { name: "Remove Spare from the account" });
    await remove.click();
    await expect(page.getByText(`Spare · ${second}`)).toBeVisible();
    expect(await db.pbx.count({ where: { serial: second, removedAt: null } })).toBe(1);
    await page.getByRole("button", { name: "Remove the device" }).dblclick();
    await expect(page.getByText("The device was taken out of the account.")).toBeVisible();
    await expect(remove).toHaveCount(0);
    expect(await db.pbx.count({ where: { serial: second, removedAt: null } })).toBe(0);
  });
});

test("the pages of devices on a phone, at night and in German", async ({ openBrowser, portal }) => {
  const rental = await openDeviceRental();
  const [active = ""] = await activeDevices(rental);
  const [listed = ""] = await listedDevices(rental);
  const { accountId } = rental;
  await makeProvisioningCode(rental.partner, { accountId, purpose: "device" });
  const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "de-DE" } as const;
  const page = await openBrowser(phone);
  await signInAs(page, rental.partner, portal.url);
  const account = `/accounts/${accountId}`;
  for (const path of [
    `${account}/hardware`,
    `${account}/contract`,
    `${account}/contract/${active}/rma`,
    `${account}/contract/${listed}/remove`,
    "/rental-orders",
    "/rental-orders/new",
  ]) {
    await page.goto(path);
    expect(await overflowOf(page), path).toEqual([]);
    // A product's name is the same in every language; a tab happens to be called like it.
    const english = (await englishOn(page)).filter((text) => text !== "Software Rental");
    expect(english, path).toEqual([]);
    await expectAccessible(page, { parts: ["main"] });
  }
});

test("without scripts a device is activated and exchanged all the same", async ({ openBrowser, portal }) => {
  const rental = await openDeviceRental();
  const [first = "", second = ""] = await listedDevices(rental, 2);
  const page = await openBrowser({ javaScriptEnabled: false });
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}/hardware`);
  await page.getByLabel(`Rent Desk-112 ${first.slice(-8)}`).check();
  await page.getByRole("button", { name: "Apply" }).click();
  await page.getByRole("button", { name: "Change with costs" }).click();
  await expect(page.getByText("The change is in force.")).toBeVisible();
  await page.goto(`/accounts/${rental.accountId}/contract/${first}/rma`);
  await page.getByRole("button", { name: "Exchange the device" }).click();
  await expect(page.getByText("The device was exchanged")).toBeVisible();
  await expect(rowOf(page, second)).toContainText("Active");
});

/** The row of a device: another one may name it, too. */
const rowOf = (page: Page, serial: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: serial }) });
