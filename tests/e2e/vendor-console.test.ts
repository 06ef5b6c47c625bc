import { expect, test } from "@/tests/support/e2e";
import { offered } from "@/tests/support/contracts";
import { openRental } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

test.use({ viewport: { width: 1280, height: 720 } });

test("the vendor's morning: what waits comes first, one's place is marked and in view", async ({
  page,
  portal,
}) => {
  const { vendor, partner } = await openRental();
  await offered(partner, "reloading_service");
  await signInAs(page, vendor, portal.url);

  await test.step("what waits stands before all figures and leads to it", async () => {
    await page.goto("/overview");
    await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toHaveText(
      "Waits for you",
    );
    await page.getByRole("link", { name: /Offers? to decide/ }).click();
    await expect(page).toHaveURL(/\/offers\?state=submitted$/);
    await expect(page.getByRole("combobox", { name: "State" })).toHaveValue("submitted");
  });

  await test.step("each side of the devices marks its tab", async () => {
    const tabs = page.getByRole("navigation", { name: "Devices and their identity" });
    const present = tabs.locator("[aria-current=page]");
    await page.goto("/devices");
    await expect(present).toHaveText(["Devices"]);
    await tabs.getByRole("link", { name: "Authorities" }).click();
    await expect(present).toHaveText(["Authorities"]);
  });

  await test.step("the present place and the way out are in view in the long navigation", async () => {
    await page.goto("/mails");
    await expect(page.getByRole("link", { name: "Mails", exact: true })).toBeInViewport();
    await expect(page.getByRole("button", { name: "Account menu" })).toBeInViewport();
  });

  await test.step("past its end a list leads back to its last page", async () => {
    await page.goto("/organizations?page=7000");
    await expect(page.getByText(/^The list ends at page \d+\.$/)).toBeVisible();
    await page.getByRole("link", { name: "Previous" }).click();
    await expect(page.getByText(/^\d+–\d+ of \d+$/)).toBeVisible();
  });
});
