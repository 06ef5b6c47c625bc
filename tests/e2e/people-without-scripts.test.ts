import { generateSync } from "otplib";
import { db } from "@/lib/platform/db/client";
import { expect, test } from "@/tests/support/e2e";
import { linkMailedTo } from "@/tests/support/links";
import { createPerson, PASSWORD } from "@/tests/support/people";
import { signInAs } from "@/tests/support/signed-in";
import { signIn } from "@/tests/support/walks";

test.use({ javaScriptEnabled: false });

test("without JavaScript a second factor is set up, shown at the sign-in, and switched off", async ({
  page,
  portal,
}) => {
  const { id: userId, email } = await createPerson();
  await signInAs(page, { userId }, portal.url);
  await page.goto("/profile/second-factor");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByRole("button", { name: "Set up" }).click();
  const secret = (await page.locator("dd code").innerText()).replaceAll(" ", "");
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByText("This code is not right")).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(generateSync({ secret }));
  await page.getByRole("button", { name: "Switch on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [one = "", two = ""] = await codes.allInnerTexts();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await signIn(page, email, PASSWORD);
  await page.getByLabel("Code, or a recovery code").fill(one);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Accounts" })).toBeVisible();

  await page.goto("/profile/second-factor");
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("Code, or a recovery code").last().fill(two);
  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page).toHaveURL(/\/profile$/);
  expect((await db.user.findUniqueOrThrow({ where: { id: userId } })).totpEnabledAt).toBeNull();
});

test("without JavaScript somebody is invited, what was typed stays, and they begin", async ({
  page,
  portal,
  openBrowser,
}) => {
  const owner = await createPerson();
  const email = `ohne-${owner.id.slice(-6)}@scripts.example`;
  await signInAs(page, { userId: owner.id }, portal.url);
  await page.goto("/organization");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("checkbox", { name: /^Rental/ }).check();
  await page.getByRole("radio", { name: "Projects only" }).check();
  await page.getByRole("checkbox", { name: "DEFAULT" }).check();
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText("Whoever is limited to projects can only see")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByRole("checkbox", { name: "DEFAULT" })).toBeChecked();
  await page.getByRole("checkbox", { name: /^Rental/ }).uncheck();
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText(`An invitation to ${email} is on its way.`)).toBeVisible();

  const guest = await openBrowser({ javaScriptEnabled: false });
  await guest.goto(`/invitation/${await linkMailedTo(email, "invitation")}`);
  await guest.getByLabel("Name").fill("Gast");
  await guest.getByLabel("Password").fill("password1234");
  await guest.getByRole("button", { name: "Begin" }).click();
  await expect(guest.getByText("This password is among the first that are tried.")).toBeVisible();
  await expect(guest.getByLabel("Name")).toHaveValue("Gast");
  await guest.getByLabel("Password").fill("a river of seventeen geese");
  await guest.getByRole("button", { name: "Begin" }).click();
  await expect(guest).toHaveURL(/\/projects/);
});
