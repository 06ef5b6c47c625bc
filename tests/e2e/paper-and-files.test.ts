import type { Page } from "@playwright/test";
import { drafted } from "@/tests/support/contracts";
import { createCast } from "@/tests/support/cast";
import { expect, test } from "@/tests/support/e2e";
import { openRunning } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

const WHITE = "rgb(255, 255, 255)";
const backgroundOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);

test("what is printed has no navigation and nothing to press, in light colors, on one width of paper", async ({
  openBrowser,
  portal,
}) => {
  const rental = await openRunning({ isc: "10", ports: 5 });
  const page = await openBrowser({ colorScheme: "dark", viewport: { width: 718, height: 1000 } });
  await signInAs(page, rental.partner, portal.url);
  await page.emulateMedia({ media: "print" });
  for (const part of ["", "/history", "/statement"]) {
    await page.goto(`/accounts/${rental.accountId}${part}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
    expect(await backgroundOf(page, "body")).toBe(WHITE);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
});

test("a file that is too large is said to be, with a script when it is chosen and without one when it is sent", async ({
  page,
  openBrowser,
  portal,
}) => {
  const { vendor } = await createCast();
  const file = {
    name: "list.csv",
    mimeType: "text/csv",
    buffer: Buffer.alloc(1_500_000, "serial,article\n"),
  };
  await signInAs(page, vendor, portal.url);
  await page.goto("/pre-assignments/list");
  await page.getByLabel("CSV file").setInputFiles(file);
  expect(
    await page.getByLabel("CSV file").evaluate((input: HTMLInputElement) => input.validationMessage),
  ).toBe("The file is larger than 1 MB. Please divide the list.");
  const plain = await openBrowser({ javaScriptEnabled: false });
  await signInAs(plain, vendor, portal.url);
  await plain.goto("/pre-assignments/list");
  await plain.getByLabel("CSV file").setInputFiles(file);
  await plain.getByRole("button", { name: "Check" }).click();
  await expect(plain.getByText("At most 900000 characters can be read at once.")).toBeVisible();
});

test("a draft of a contract is discarded", async ({ page, portal }) => {
  const { partner } = await createCast({ withContracts: false });
  const contractId = await drafted(partner);
  await signInAs(page, partner, portal.url);
  await page.goto(`/contracts/${contractId}`);
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(page.getByText("There are no contracts yet.", { exact: false })).toBeVisible();
  expect((await page.goto(`/contracts/${contractId}`))?.status()).toBe(404);
});
