import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import {
  BRI,
  bind,
  createHolder,
  type Holder,
  OPERATOR,
  PORT13,
  PORT14,
  standingOf,
} from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

async function download(page: Page, name: RegExp): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return readFile(await file.path(), "utf8");
}

const pageOf = ({ projectId }: Holder, path: string) => `/projects/${projectId}/${path}`;

test("37 of 100 PBX licenses are bound to a serial, and one file with everything is downloaded", async ({
  page,
  portal,
}) => {
  const holder = await createHolder({ [PORT14]: 100, [OPERATOR]: 2 });
  await signInAs(page, holder.partner, portal.url);
  await page.goto(pageOf(holder, "license-keys"));
  await page.getByRole("link", { name: "Create license key" }).click();
  await page.getByLabel("License").selectOption({ label: "PBX-Port14 (100 left)" });
  await page.getByLabel("Amount").fill("37");
  await page.getByLabel("Serial").fill("00:90:33:46:0a:01");
  await page.getByLabel("End customer").fill("innovaphone");
  await page.getByLabel("Location").fill("Sindelfingen");
  await page.getByLabel("Description").fill("master pbx");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { name: "This will be bound" })).toBeVisible();
  await expect(page.getByText("63 of PBX-Port14 will be left.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByLabel("Amount")).toHaveValue("37");
  expect(await standingOf(holder.projectId, PORT14)).toMatchObject({ onDevices: 0 });
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("1 license key was created.")).toBeVisible();
  expect(await standingOf(holder.projectId, PORT14)).toMatchObject({ left: 63, onDevices: 37 });

  await expect(page.getByLabel("Serial")).toHaveValue("00:90:33:46:0a:01");
  await expect(page.getByLabel("Description")).toHaveValue("master pbx");
  await page.getByLabel("License").selectOption({ label: "PBX-Operator14 (2 left)" });
  await page.getByLabel("Amount").fill("1");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("PBX-Operator14, 00-90-33-46-0A-01")).toBeVisible();

  const script = await download(page, /Download the file of 00-90-33-46-0A-01/);
  expect(script.match(/^vars create LICENSE\/PBX\d pau /gm)).toHaveLength(2);
  expect(script).toMatch(/Port14=37,00-90-33-46-0A-01,.*,innovaphone, Sindelfingen, master pbx/);
  const old = await page.request.get("/license/get_license?f_mac=009033460a01");
  expect([old.status(), await old.text()]).toEqual([200, script]);
});

test("a hardware license that somebody else owns is theirs, and an unknown serial says so", async ({
  page,
  portal,
  openBrowser,
}) => {
  const [owner, rival, serial] = [await createHolder(), await createHolder(), newSerial()];
  await preassignHardwareLicenses(owner.vendor, { licenses: [{ serial, article: BRI, quantity: 2 }] });
  await signInAs(page, owner.partner, portal.url);
  await page.goto(pageOf(owner, "hardware-licenses"));
  await page.getByLabel("Serial").fill(serial);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("heading", { name: "Please confirm the serial" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText(`The hardware licenses of ${serial} are yours.`)).toBeVisible();
  expect(await download(page, /^Download$/)).toContain("vars create LICENSE/RELAY0 pau BRI=2");

  const other = await openBrowser();
  await signInAs(other, rival.partner, portal.url);
  await other.goto(pageOf(rival, "hardware-licenses"));
  await other.getByLabel("Serial").fill(serial.replaceAll("-", ""));
  await other.getByRole("button", { name: "Next" }).click();
  await expect(other.getByText(`The hardware licenses of ${serial} belong to someone else.`)).toBeVisible();
  await other.getByLabel("Serial").fill("00-90-33-FF-FF-FF");
  await other.getByRole("button", { name: "Next" }).click();
  await expect(other.getByText("No hardware licenses are known for 00-90-33-FF-FF-FF.")).toBeVisible();
  await expectAccessible(other);
  const file = await other.request.get(`/license/get_license?f_mac=${serial}`);
  expect(file.status()).toBe(404);
});

test("a dead device's licenses move to another, with a warning where versions mix, and the way is told", async ({
  page,
  portal,
}) => {
  const holder = await createHolder({ [PORT14]: 10, [PORT13]: 10 });
  const [dead, fresh] = [newSerial(), newSerial()];
  await bind(holder, { serial: dead, quantity: 4, endCustomer: "Bergmann" });
  await preassignHardwareLicenses(holder.vendor, { licenses: [{ serial: dead, article: BRI, quantity: 2 }] });
  await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial: dead });
  await bind(holder, { serial: fresh, article: PORT13 });
  await signInAs(page, holder.partner, portal.url);
  await page.goto(pageOf(holder, "license-keys"));
  await page.getByRole("link", { name: "Move to another device" }).click();
  await page.getByLabel("Serial of the old device").fill(dead);
  await page.getByLabel("Serial of the new device").fill(fresh);
  await page.getByLabel("Reason").fill("Lightning");
  await page.getByRole("button", { name: "Check" }).click();
  await expect(page.getByText("1 license stays on the device.")).toBeVisible();
  await expect(page.getByText(`only version 13 works, not 14`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Move 1 license" }).click();
  await expect(page.getByText(`1 license was moved from ${dead} to ${fresh}.`)).toBeVisible();
  expect(await download(page, new RegExp(`Download the file of ${fresh}`))).toContain("Port14=4");

  await page.getByRole("link", { name: "To the license keys" }).click();
  await expect(page.getByText("Mixed versions")).toBeVisible();
  await page.getByLabel("Serial").fill(fresh);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("rowheader", { name: "PBX-Port14" })).toHaveCount(1);
  await page.getByRole("rowheader", { name: "PBX-Port14" }).getByRole("link").click();
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("Moved to this device");
  await expect(page.getByRole("region", { name: "Where it came from" }).getByRole("row")).toHaveCount(2);
  await expectAccessible(page);
  await page.getByRole("link", { name: dead }).click();
  await expect(page.getByRole("region", { name: "What happened" })).toContainText("Lightning");
});
