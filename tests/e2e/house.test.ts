import { expect, test } from "@/tests/support/e2e";

test("a stranger is shown to the sign-in page, and the browser has nothing to complain about", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("what does not exist says so", async ({ page }) => {
  const response = await page.goto("/nowhere/at/all");
  expect(response?.status()).toBe(404);
});
