import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import { startGateway } from "@/tests/support/gateway-process";
import { overflowOf } from "@/tests/support/page-faults";
import { openRunning, PORT, rent } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

test("a device page shows what a gateway installs without being reloaded, and ends with the session", async ({
  page,
  portal,
}) => {
  const rental = await openRunning({ isc: "10", ports: 25 });
  const { serial, partner } = rental;
  await signInAs(page, partner, portal.url);
  await page.goto("/devices");
  await page.getByRole("searchbox", { name: /^Serial, name/ }).fill(serial);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("region", { name: "Devices" }).getByRole("link", { name: serial }).click();
  await expect(page.getByRole("heading", { level: 1, name: serial })).toBeVisible();
  await expect(page.getByText("None was issued yet")).toBeVisible();
  await page.getByRole("link", { name: "Trace", exact: true }).click();
  await expect(page.getByText("Nothing has happened yet.")).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));

  const folder = await mkdtemp(join(tmpdir(), "gateway-"));
  const gateway = startGateway(["--portal", portal.url, "--serial", serial, "--state", folder]);
  const trace = page.getByRole("region", { name: "Trace" });
  await expect(trace.getByText("The device installed document 1.")).toBeVisible();
  await expect(page.getByText("1 of 1, up to date")).toBeVisible();
  await expect(page.getByText("Online", { exact: true })).toBeVisible();
  await rent(rental, { [PORT]: 26 });
  await expect(trace.getByText("The device installed document 2.")).toBeVisible();
  await expectAccessible(page);
  expect(await overflowOf(page)).toEqual([]);
  await page.getByRole("link", { name: "Documents", exact: true }).click();
  await expect(page.getByText("PBX-Port 14 (rented): 25 → 26")).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(globalThis, "isSamePage"))).toBe(true);

  await gateway.end();
  await rm(folder, { recursive: true, force: true });
  await expect(page.getByText("Offline", { exact: true })).toBeVisible();
  const signed = await page.request.get(`/devices/${serial}/documents/2`);
  expect([signed.headers()["content-type"], (await signed.text()).split(".").length]).toEqual([
    "application/jose",
    3,
  ]);
  await db.userSession.updateMany({ where: { userId: partner.userId }, data: { endedAt: new Date() } });
  await expect(page).toHaveURL(/\/sign-in/);
});
