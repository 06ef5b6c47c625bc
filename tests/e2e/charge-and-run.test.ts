import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { formatInstant, instant, type Instant } from "@/lib/domain/instant";
import { DEMO_PASSWORD } from "@/lib/domain/people/demo-people";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { portalTime } from "@/tests/support/clock";
import { expect, test } from "@/tests/support/e2e";
import { startGateway } from "@/tests/support/gateway-process";
import { newSerial } from "@/tests/support/rental";
import {
  addLicense,
  chargeOnPage,
  checkKey,
  expectYellow,
  licenseRow,
  moveClock,
  pbxOn,
  signIn,
} from "@/tests/support/walks";

/** 25 × 0.60 iSC a month, from 10 iSC: two thirds of an average month. */
const SECONDS_PAID = 1_752_000n;

/** Vendor staff issue a key; it is shown whole this once. */
async function issueOnPage(page: Page, isc: string, before = ""): Promise<string> {
  await page.getByLabel("iSC value").fill(isc);
  await page.getByRole("button", { name: "Issue activation key" }).click();
  const key = page.getByLabel("Activation key", { exact: true });
  await expect(key).not.toHaveText(before);
  await expect(key).toHaveText(/^ACT-1(-[0-9a-f]{4}){6}$/);
  return (await key.textContent()) ?? "";
}

const lastSeen = async (serial: string): Promise<Instant> => {
  const { lastSeenAt } = await db.device.findUniqueOrThrow({ where: { serial } });
  return instant(lastSeenAt ?? 0n);
};

test("a key is charged, licenses run by the second, and the gateway obeys", async ({
  page,
  portal,
  openBrowser,
}) => {
  test.setTimeout(240_000);
  const serial = newSerial();
  const folder = await mkdtemp(join(tmpdir(), "gateway-"));
  const gateway = startGateway([
    "--portal",
    portal.url,
    "--serial",
    serial,
    "--state",
    folder,
    "--poll",
    "--interval",
    "0.3",
  ]);
  const vendor = await openBrowser();

  const keys = await test.step("vendor staff sign in with one click and issue two keys", async () => {
    await vendor.goto("/activation-keys");
    await vendor.getByRole("button", { name: "vendor@demo.example" }).click();
    await expect(vendor.getByRole("heading", { level: 1, name: "Activation keys" })).toBeVisible();
    const first = await issueOnPage(vendor, "10.00");
    const second = await issueOnPage(vendor, "5", first);
    await expectAccessible(vendor);
    await vendor.reload();
    await expect(vendor.getByText(second)).toHaveCount(0);
    const newest = vendor.getByRole("row", { name: `… ${second.slice(-4)}` });
    await expect(newest).toContainText("5.00 iSC");
    await expect(newest).toContainText("Unused");
    return { first, second };
  });

  await test.step("a partner signs in and opens an account for a new customer", async () => {
    await page.goto("/");
    await signIn(page, "partner@demo.example", "not the password");
    await expect(page.getByText("The email address or the password is wrong.")).toBeVisible();
    await signIn(page, "partner@demo.example", DEMO_PASSWORD);
    await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();
    await page.getByRole("link", { name: "Open account" }).click();
    await page.getByLabel("Customer").fill("Werft Kröger GmbH");
    await page.getByLabel("Account name").fill("werft-kroeger.example");
    const warned = page.getByLabel("E-mail address(es) for warning of rental expiration");
    await warned.fill("it@werft-kroeger.example, it@");
    await page.getByRole("button", { name: "Open account" }).click();
    await expect(page.getByText("“it@” is not an email address.")).toBeVisible();
    await expectAccessible(page);
    await warned.fill("");
    await page.getByRole("button", { name: "Open account" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "werft-kroeger.example" })).toBeVisible();
    await expect(page.getByText("There is no balance to draw.", { exact: false })).toBeVisible();
    await expect(page.getByText("Idle", { exact: true })).toBeVisible();
  });

  await test.step("and charges the key after a look at what it holds", async () => {
    await page.getByRole("button", { name: "Charge Balance" }).click();
    await checkKey(page, keys.first.toUpperCase().replaceAll("-", " "));
    await expect(page.getByText("10.00 iSC").first()).toBeVisible();
    await expect(page.getByRole("row", { name: "Balance 0.00 iSC 10.00 iSC" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Charge", exact: true }).click();
    await expect(page.getByText("10.00 iSC were charged.")).toBeVisible();
    await page.getByRole("link", { name: "To the account" }).click();
    await expect(page.getByRole("timer", { name: "Balance" })).toContainText("10.00");
  });

  await test.step("adds a PBX, rents licenses for it, and sees what that costs before it does", async () => {
    await page.getByRole("link", { name: "Add PBX" }).click();
    await page.getByLabel("Name").fill("pbx-werft");
    await page.getByLabel("Serial").fill(serial.toLowerCase());
    await page.getByLabel("Operation").selectOption("On premises");
    await page.getByRole("button", { name: "Add PBX" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "werft-kroeger.example" })).toBeVisible();
    await page.getByRole("link", { name: "Accounts" }).first().click();
    await page.getByRole("link", { name: "werft-kroeger.example" }).click();
    await page.getByLabel("PBX", { exact: true }).selectOption(`pbx-werft · ${serial}`);
    await page.getByRole("button", { name: "Add to rent" }).click();
    const pbx = pbxOn(page, "pbx-werft");
    await addLicense(pbx, "PBX-Port14", 25);
    const row = licenseRow(pbx, "PBX-Port14");
    await expect(row.getByRole("insertion")).toHaveText("15.00");
    await expectYellow(row.getByRole("cell").first());
    const preview = page.getByRole("complementary", { name: "Preview" });
    await expect(preview.getByRole("insertion").first()).toHaveText("15.00");
    await expectAccessible(page);
    const account = await db.account.findFirstOrThrow({ where: { name: "werft-kroeger.example" } });
    expect(account.lastSequence).toBe(1n);
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByRole("row", { name: "Monthly consumption 0.00 iSC 15.00 iSC" })).toBeVisible();
    await expect(page.getByRole("row", { name: "Operation period – 20 d 6 h" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Change with costs" }).click();
    await expect(page.getByText("The new configuration is in force.")).toBeVisible();
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
    await expect(licenseRow(pbx, "PBX-Port14").getByRole("insertion")).toHaveCount(0);
    await expectAccessible(page);
  });

  const end = instant((await portalTime()) + SECONDS_PAID);
  const until = formatInstant(end);

  await test.step("the gateway runs them through the last second that is paid", async () => {
    const running = await gateway.next("running");
    expect(running).toMatchObject({ until, licenses: [{ name: "PBX-Port14", quantity: 25 }] });
    await moveClock(portal, { advanceSeconds: Number(SECONDS_PAID - 1n) });
    await expect.poll(() => lastSeen(serial)).toBe(end - 1n);
    expect(gateway.said.map(({ event }) => event)).not.toContain("stopped");
    await page.reload();
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
    await expect(page.getByRole("timer", { name: "Balance" })).toHaveText(/^0\.00000\d+iSC$/);
  });

  await test.step("and stops them in the next one", async () => {
    await vendor.getByRole("link", { name: "Demo clock" }).click();
    await vendor.getByLabel("Move on by").fill("1");
    await vendor.getByLabel("Unit").selectOption("Seconds");
    await vendor.getByRole("button", { name: "Move clock" }).click();
    expect(await gateway.next("stopped")).toMatchObject({ since: until });
    await page.reload();
    await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
    await expect(page.getByText("The rental has stopped", { exact: true })).toBeVisible();
    await expect(page.getByRole("timer", { name: "Balance" })).toHaveText(/^0\.00/);
    await expectAccessible(page);
  });

  await test.step("a charge resumes the same configuration from that second", async () => {
    await chargeOnPage(page, keys.second);
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
    const later = formatInstant(instant(end + SECONDS_PAID / 2n));
    expect(await gateway.next("running")).toMatchObject({ until: later, licenses: [{ quantity: 25 }] });
    await page.getByRole("link", { name: "History" }).click();
    const events = page.getByRole("region", { name: "History" }).getByRole("row");
    await expect(events.nth(1)).toContainText("Resumed");
    await expect(events.nth(2)).toContainText("Stopped");
    await expectAccessible(page);
  });

  await gateway.end();
  await rm(folder, { recursive: true, force: true });
});
