import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";

/** What begins the page and one part of it: all parts are drawn alike, and axe takes its time with a long page. */
async function expectReadable(page: Page, part?: string): Promise<void> {
  await expectAccessible(page, part === undefined ? {} : { parts: ["h1", "nav", part] });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

const selectorOf = async (region: Locator) =>
  `section[aria-labelledby="${await region.getAttribute("aria-labelledby")}"]`;

for (const [screen, options] of Object.entries({
  light: { viewport: { width: 1280, height: 900 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 } },
} as const)) {
  test(`the API can be read by anybody: ${screen}`, async ({ openBrowser }) => {
    const page = await openBrowser(options);
    await page.goto("/api/docs");
    await expect(page.getByRole("heading", { level: 1, name: "License Portal API" })).toBeVisible();
    if (screen === "phone") await page.getByText("Contents", { exact: true }).click();
    await page.getByRole("link", { name: "Charge an account with an activation key" }).click();
    const charge = page.getByRole("region", {
      name: "Charge an account with an activation key",
      exact: true,
    });
    await expect(charge.getByRole("heading")).toBeInViewport();
    await charge.getByText("What came in, and the account as it is now.").click();
    await expect(charge.getByText('"chargedIsc": "10.00"')).toBeVisible();
    await expectReadable(page, await selectorOf(charge));
    // Everything but contrast, which is measured above and takes longer than all the rest.
    if (screen === "light") await expectAccessible(page, { without: ["color-contrast"] });

    await charge.getByRole("link", { name: "activation_key_used" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Activation key used" })).toBeVisible();
    await expect(page.getByText("Each key counts once.")).toBeVisible();
    await expectReadable(page);
  });
}

test("the address in a problem document leads to its explanation", async ({ page, request }) => {
  const answer = await request.get("/api/v1/accounts");
  const { type, detail } = await answer.json();
  await page.goto(type);
  await expect(page.getByText(detail)).toBeVisible();
  const unknown = await page.goto("/api/docs/problems/made_up");
  expect(unknown?.status()).toBe(404);
});
