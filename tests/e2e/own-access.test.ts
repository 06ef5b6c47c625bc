import { generateSync } from "otplib";
import { expectAccessible } from "@/tests/support/accessible";
import { createCast } from "@/tests/support/cast";
import { expect, test } from "@/tests/support/e2e";
import { linkMailedTo } from "@/tests/support/links";
import { signInAs } from "@/tests/support/signed-in";
import { signIn } from "@/tests/support/walks";

const PASSWORD = "a river of seventeen geese";

/** The code an app shows so many seconds from now. */
const codeOf = (secret: string, secondsAhead = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + secondsAhead });

test("somebody registers, creates an organization, and signs in with a second factor", async ({ page }) => {
  const email = `neu-${Date.now()}@registered.example`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Neu Mann");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByText(`A mail to ${email} is on its way.`)).toBeVisible();

  await page.goto("/sign-in");
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/confirm-email$/);
  await page.goto(`/confirm-email/${await linkMailedTo(email, "confirm-email")}`);
  await page.getByLabel("The password you chose").fill(PASSWORD);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page).toHaveURL(/\/welcome$/);
  await page.getByLabel("Name").fill("Neumann Telefonie");
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page).toHaveURL(/\/accounts$/);

  await page.goto("/profile");
  await page.getByRole("link", { name: "Set up" }).click();
  await expect(page).toHaveURL(/\/second-factor$/);
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  await expect(page.getByRole("img", { name: "QR code with the secret for the app" })).toBeVisible();
  await expectAccessible(page);
  const shown = await page.locator("dd code").innerText();
  const secret = shown.replaceAll(" ", "");
  await page.getByLabel("Code", { exact: true }).fill(codeOf(secret));
  await page.getByRole("button", { name: "Switch on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText("Recovery codes left")).toBeVisible();

  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn(page, email, PASSWORD);
  await expect(page).toHaveURL(/\/sign-in\/code$/);
  await expectAccessible(page);
  await page.getByLabel("Code, or a recovery code").fill("000000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("This code is not right")).toBeVisible();
  await page.getByLabel("Code, or a recovery code").fill(recovery);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/accounts$/);
});

test("a session elsewhere is ended from the profile", async ({ page, portal, openBrowser }) => {
  const { partner } = await createCast();
  const elsewhere = await openBrowser();
  await signInAs(elsewhere, partner, portal.url);
  await signInAs(page, partner, portal.url);
  await elsewhere.goto("/accounts");
  await page.goto("/profile");
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(page.getByRole("button", { name: "End all others" })).toHaveCount(0);
  await elsewhere.goto("/accounts");
  await expect(elsewhere).toHaveURL(/\/sign-in/);
});

test("vendor staff act for a partner, under a banner, until they stop", async ({ page, portal }) => {
  const { vendor, partner } = await createCast();
  await signInAs(page, vendor, portal.url);
  await page.goto(`/organizations/${partner.organizationId}`);
  await page.getByLabel("Reason").fill("They called: a project is missing.");
  await page.getByRole("button", { name: /^Act / }).click();
  const banner = page.getByRole("complementary", { name: "Acting for somebody else" });
  await expect(banner).toContainText(`You are acting for ${partner.organizationName}.`);
  await page.goto("/organization");
  await expect(banner).toContainText("They called: a project is missing.");
  await expect(page.getByRole("button", { name: "Leave the organization" })).toHaveCount(0);
  await expectAccessible(page);
  await banner.getByRole("button", { name: "Stop" }).click();
  await expect(banner).toHaveCount(0);
  await page.goto("/organization");
  await expect(page.getByRole("heading", { level: 1, name: vendor.organizationName })).toBeVisible();
});
