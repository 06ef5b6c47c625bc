import { glob } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import { createLimitedWorld, HIDDEN } from "@/tests/support/limited";
import { linkMailedTo } from "@/tests/support/links";
import { signInAs } from "@/tests/support/signed-in";

const NEW_PASSWORD = "a river of seventeen geese";

/** Every page there is for people who have signed in, with something in the place of its parameters. */
async function pathsOfPages(values: readonly string[]): Promise<string[]> {
  const files = await Array.fromAsync(glob("app/{(portal),(vendor)}/**/page.tsx"));
  const patterns = files.map(
    (file) =>
      file
        .replace(/^app/, "")
        .replace(/\/page\.tsx$/, "")
        .replaceAll(/\/\([^)]+\)/g, "") || "/",
  );
  return patterns.flatMap((pattern) =>
    pattern.includes("[") ? values.map((value) => pattern.replaceAll(/\[[^\]]+\]/g, value)) : [pattern],
  );
}

/** The text of a page without the words one looked for oneself. */
async function contentOf(page: Page, path: string): Promise<string> {
  const response = await page.request.get(path);
  expect([path, response.status() < 500], `${path} is answered`).toEqual([path, true]);
  return response.status() === 200 ? response.text() : "";
}

test("an end customer sees one project", async ({ page, portal, openBrowser }) => {
  test.setTimeout(240_000);
  const { cast, hidden, hiddenIds, projectId } = await createLimitedWorld("customer");
  const email = `gast-${projectId.slice(-6)}@customer.example`;

  await signInAs(page, cast.partner, portal.url);
  await page.goto("/organization");
  await page.getByRole("link", { name: cast.customer.organizationName, exact: true }).click();
  const people = `People of ${cast.customer.organizationName}`;
  await expect(page.getByRole("heading", { level: 1, name: people })).toBeVisible();
  await page.getByLabel("Email").fill(email);
  await page.getByRole("radio", { name: "Projects only" }).check();
  await page.getByRole("checkbox", { name: "Shown" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText(`An invitation to ${email} is on its way.`)).toBeVisible();

  const guest = await openBrowser();
  await guest.goto(`/invitation/${await linkMailedTo(email, "invitation")}`);
  await expectAccessible(guest);
  await guest.getByLabel("Name").fill("Gast Nehmer");
  await guest.getByLabel("Password").fill(NEW_PASSWORD);
  await guest.getByRole("button", { name: "Begin" }).click();
  await expect(guest).toHaveURL(/\/projects/);
  await expect(guest.getByText("Shown").first()).toBeVisible();
  await expect(guest.getByText(`${HIDDEN} project`)).toHaveCount(0);
  const navigation = guest.getByRole("navigation", { name: "Main navigation" });
  await expect(navigation.getByRole("link", { name: "Projects" })).toBeVisible();
  await expect(navigation.getByRole("link", { name: "Accounts" })).toHaveCount(0);
  expect((await guest.goto(`/projects/${projectId}`))?.status()).toBe(200);

  const others = hidden.filter((text) => text !== HIDDEN.toLowerCase());
  for (const path of await pathsOfPages(hiddenIds)) {
    const content = (await contentOf(guest, path)).replaceAll(path, "");
    // The id that was asked for stands in the address; a name, a serial or another id would be a leak.
    const asked = hiddenIds.find((id) => path.includes(id));
    const found = others.filter((text) => text !== asked && content.includes(text));
    expect([path, found]).toEqual([path, []]);
  }
  for (const text of [HIDDEN, "Hidden"]) {
    const content = await contentOf(guest, `/search?q=${text}`);
    expect(content).not.toContain(`${HIDDEN} project`);
    expect(content).not.toContain(`${HIDDEN}.example`);
  }
});

test("somebody signed in as another person is told so, and a member who was removed finds nothing", async ({
  page,
  portal,
}) => {
  const { cast, limited, projectId } = await createLimitedWorld("partner");
  await signInAs(page, limited, portal.url);
  expect((await page.goto(`/projects/${projectId}`))?.status()).toBe(200);
  await db.membership.deleteMany({ where: { userId: limited.userId } });
  await page.goto(`/projects/${projectId}`);
  await expect(page).toHaveURL(/\/welcome$/);
  await expect(page.getByRole("heading", { name: "Welcome" })).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await signInAs(page, cast.partner, portal.url);
  const address = `other-${projectId.slice(-6)}@partner.example`;
  await page.goto("/organization");
  await page.getByLabel("Email").fill(address);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText(`An invitation to ${address} is on its way.`)).toBeVisible();
  await page.goto(`/invitation/${await linkMailedTo(address, "invitation")}`);
  await expect(page.getByText(`The invitation is for ${address} alone.`)).toBeVisible();
});
