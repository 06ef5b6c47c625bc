import type { Locator, Page } from "@playwright/test";
import { expect } from "@/tests/support/e2e";
import type { TestPortal } from "@/tests/support/portal";

/** Moves the portal's clock on, or lets it stand still or run, as a script outside does. */
export async function moveClock(
  { url, cronSecret }: TestPortal,
  move: Readonly<{ advanceSeconds?: number; frozen?: boolean }>,
): Promise<void> {
  const headers = { authorization: `Bearer ${cronSecret}` };
  const response = await fetch(`${url}/api/demo/clock`, {
    method: "POST",
    headers,
    body: JSON.stringify(move),
  });
  expect(response.status).toBe(200);
}

/** Signs in by the form. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Pastes a key into the charge page and looks what it holds. */
export async function checkKey(page: Page, activationKey: string): Promise<void> {
  await page.getByLabel("Activation key").fill(activationKey);
  await page.getByRole("button", { name: "Check" }).click();
}

/** Charges a key from the account's page, and comes back to it. */
export async function chargeOnPage(page: Page, activationKey: string): Promise<void> {
  await page.getByRole("button", { name: "Charge Balance" }).click();
  await checkKey(page, activationKey);
  await page.getByRole("button", { name: "Charge", exact: true }).click();
  await expect(page.getByText("iSC were charged.")).toBeVisible();
  await page.getByRole("link", { name: "To the account" }).click();
}

/** The part of the rental page that belongs to one PBX. */
export const pbxOn = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

/** The row of a license on the rental page. */
export const licenseRow = (pbx: Locator, license: string): Locator =>
  pbx.getByRole("row").filter({ has: pbx.page().getByRole("rowheader", { name: license, exact: true }) });

/** Chooses a further license for a PBX; it becomes a row of its own. */
export async function addLicense(pbx: Locator, license: string, quantity: number): Promise<void> {
  await pbx.getByLabel("License").selectOption(license);
  await pbx.getByLabel("Quantity").last().fill(String(quantity));
  await pbx.getByRole("button", { name: "Add license" }).click();
  await expect(licenseRow(pbx, license)).toBeVisible();
}

/** Whether something stands out in yellow, in light colors. */
export async function expectYellow(locator: Locator): Promise<void> {
  const color = await locator.evaluate((element) => getComputedStyle(element).backgroundColor);
  const [red = 0, green = 0, blue = 0] = color.match(/\d+/g)?.map(Number) ?? [];
  expect(red > 200 && green > 200 && blue < green - 30, `${color} is yellow`).toBe(true);
}
