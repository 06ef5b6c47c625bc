import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import type { TestPortal } from "@/tests/support/portal";

const FIRST = "a river of seventeen geese";
const SECOND = "nine lanterns over the harbor";

/** A new colleague of the demo's partner, and the link by which they set their password. */
async function invite({ database }: TestPortal) {
  const email = `colleague-${randomBytes(4).toString("hex")}@demo.example`;
  const [id, link] = [randomUUID(), randomBytes(32).toString("base64url")];
  const hash = createHash("sha256").update(link).digest();
  await database.query("INSERT INTO users (id, email, name) VALUES ($1, $2, 'Kim Colleague')", [id, email]);
  await database.query(
    `INSERT INTO memberships (user_id, organization_id, permissions)
     SELECT $1, organization_id, ARRAY['view', 'rental'] FROM memberships m JOIN users u ON u.id = m.user_id
     WHERE u.email = 'partner@demo.example'`,
    [id],
  );
  await database.query(
    "INSERT INTO password_links (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')",
    [hash, id],
  );
  return { email, link: `/set-password/${link}` };
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("a new colleague sets a password, makes a token, and a changed password ends every other session", async ({
  page,
  portal,
  browser,
}) => {
  const { email, link } = await invite(portal);
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("New password").fill("password1234");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText("This password is among the first that are tried.")).toBeVisible();
  await page.getByLabel("New password").fill(FIRST);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();

  await page.getByRole("link", { name: "API tokens" }).click();
  await page.getByLabel("Access").selectOption("Read and write");
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByText("Please fill in this field.")).toBeVisible();
  await expect(page.getByLabel("Access")).toHaveValue("write");
  await page.getByLabel("Name").fill("nightly export");
  await page.getByRole("button", { name: "Create token" }).click();
  const token = (await page.getByLabel("Token", { exact: true }).textContent()) ?? "";
  expect(token).toMatch(/^lp_/);
  await expectAccessible(page);

  const ask = () => page.request.get("/api/v1/accounts", { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status()).toBe(200);
  await page.reload();
  await expect(page.getByText(token)).toHaveCount(0);
  await expect(page.getByRole("row", { name: /nightly export/ })).not.toContainText("Never");
  const revoke = page.getByRole("button", { name: "Revoke nightly export" });
  const asked = page.getByRole("alertdialog", { name: /^Revoke “nightly export”\?/ });
  await revoke.click();
  await expect(asked.getByRole("button", { name: "Keep it" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(asked).toBeHidden();
  await expect(revoke).toBeFocused();
  expect((await ask()).status()).toBe(200);
  await revoke.click();
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Revoke token" }).dblclick();
  await expect(page.getByText("You have no tokens for this organization.")).toBeVisible();
  expect((await ask()).status()).toBe(401);

  const elsewhere = await browser.newPage({ baseURL: portal.url });
  await signIn(elsewhere, email, FIRST);
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();

  await page.getByRole("button", { name: "Account menu" }).click();
  await page.getByRole("link", { name: "Profile" }).click();
  await page.getByLabel("Current password").fill(FIRST);
  await page.getByLabel("New password").fill(SECOND);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password has been changed.")).toBeVisible();
  await expectAccessible(page);

  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Profile" })).toBeVisible();
  await elsewhere.close();
});

test("each of the demo's people signs in with one click, and out again", async ({ page }) => {
  for (const email of ["vendor@demo.example", "partner@demo.example", "customer@demo.example"]) {
    await page.goto("/api-tokens");
    await expectAccessible(page);
    await page.getByRole("button", { name: email }).click();
    await expect(page.getByRole("heading", { level: 1, name: "API tokens" })).toBeVisible();
    await page.getByRole("button", { name: "Account menu" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
  }
});

test("a wrong password keeps the typed email address", async ({ page }) => {
  await signIn(page, "partner@demo.example", "not the password");
  await expect(page.getByText("The email address or the password is wrong.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue("partner@demo.example");
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expectAccessible(page);
});
