import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/accessible";
import { callFrom, enrollWith, newKey, requestFor, withCertificate } from "@/tests/support/certified-devices";
import { advanceClock, portalTime } from "@/tests/support/clock";
import type { TestDevice } from "@/tests/support/device-tokens";
import { expect, test } from "@/tests/support/e2e";
import { foreignAuthority } from "@/tests/support/foreign-authorities";
import { openRental } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

const PASSPHRASE = "open sesame";

async function importAuthority(page: Page, name: string): Promise<void> {
  const { certificate, privateKey } = await foreignAuthority("P-384", { now: await portalTime() });
  const key = privateKey.export({
    type: "pkcs8",
    format: "pem",
    cipher: "aes-256-cbc",
    passphrase: PASSPHRASE,
  });
  await page.goto("/devices/authorities");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Import an authority" }) });
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("Certificate", { exact: true }).fill(certificate);
  for (const passphrase of ["sesame", PASSPHRASE]) {
    await form.getByLabel("Private key").fill(key as string);
    await form.getByLabel("Pass phrase").fill(passphrase);
    await form.getByRole("button", { name: "Import an authority" }).click();
    if (passphrase === PASSPHRASE) continue;
    await expect(form.getByRole("alert")).toContainText("pass phrase");
    await expect(form.getByLabel("Name")).toHaveValue(name);
    await expect(form.getByLabel("Private key")).toHaveValue("");
  }
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

/** The program runs twice with one identity. */
async function callFromTwoStarts(url: string, device: TestDevice): Promise<void> {
  for (const boot of ["one", "two", "one"]) {
    await advanceClock(60n);
    expect((await callFrom(url, device, { address: "192.0.2.1", boot })).status).toBe(200);
  }
}

test("a gateway gets its identity by code, and loses it when it was copied", async ({
  page,
  portal,
  openBrowser,
}) => {
  const rental = await openRental();
  const { serial } = rental;
  const name = `Factory ${serial}`;
  await signInAs(page, rental.vendor, portal.url);

  await test.step("the vendor brings in an authority, and it signs", async () => {
    await importAuthority(page, name);
    await expect(page.getByText("Signs", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  const device = await test.step("the partner makes a code, and the gateway enrolls with it", async () => {
    const partner = await openBrowser();
    await signInAs(partner, rental.partner, portal.url);
    await partner.goto("/devices/enrollment");
    await partner.getByRole("button", { name: "Make a code" }).click();
    await expect(partner.getByText("Enter a serial or choose an account", { exact: false })).toBeVisible();
    await partner.getByLabel("Serial").fill("00-00-00-00-00-01");
    await partner.getByRole("button", { name: "Make a code" }).click();
    await expect(partner.getByText("is not one of yours")).toBeVisible();
    await partner.getByLabel("Serial").fill(serial.replaceAll("-", "").toLowerCase());
    await partner.getByRole("button", { name: "Make a code" }).click();
    const code = (await partner.getByLabel("Code", { exact: true }).textContent()) ?? "";
    await expectAccessible(partner);
    const key = newKey();
    const csr = await requestFor(serial, key);
    const { status, body } = await enrollWith(portal.url, { code, serial, csr });
    expect(status).toBe(201);
    return withCertificate(serial, key, body.certificate ?? "");
  });

  await test.step("a copy raises an alarm, which leads to the certificate", async () => {
    await callFromTwoStarts(portal.url, device);
    await page.goto("/devices/alarms");
    const alarm = page.getByRole("listitem").filter({ hasText: serial });
    await expect(alarm.getByText("Two copies of the program are running")).toBeVisible();
    await expectAccessible(page);
    await alarm.getByRole("link", { name: "See certificate, revoke" }).click();
    await expect(page.getByRole("heading", { name: serial, level: 1 })).toBeVisible();
  });

  await test.step("the vendor acknowledges and revokes, and the device is out", async () => {
    await page.getByLabel("What was found out").fill("Cloned for a test");
    await page.getByRole("button", { name: "Acknowledge" }).click();
    await expect(page.getByText("Cloned for a test")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Reason").selectOption("cessation_of_operation");
    await page.getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
    expect((await callFrom(portal.url, device, { address: "192.0.2.1" })).status).toBe(401);
  });

  await test.step("the certificate is found by its serial, and its authority retires", async () => {
    await page.goto("/devices/certificates");
    await page.getByRole("searchbox", { name: "Search" }).fill(serial);
    await page.getByRole("button", { name: "Search", exact: true }).click();
    const row = page.getByRole("row").filter({ hasText: serial });
    await expect(row).toContainText("Enrollment");
    await expectAccessible(page);
    await page.goto("/devices/authorities");
    await page.getByRole("link", { name }).click();
    await page.getByRole("button", { name: "Retire" }).click();
    await expect(page.getByText("Retired", { exact: true })).toBeVisible();
  });
});
