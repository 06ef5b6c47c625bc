import type { Locator, Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import { englishOn, overflowOf } from "@/tests/support/page-faults";
import { issueKey, openRental } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

/** A phone at night, in Germany. */
test.use({ viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "de-DE" });

const MOST_TABS = 80;

/** Looks at a page with everybody's eyes. */
async function inspect(page: Page, path: string): Promise<void> {
  await test.step(path, async () => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    expect(await overflowOf(page), `what is too wide on ${path}`).toEqual([]);
    expect(await englishOn(page), `what is not German on ${path}`).toEqual([]);
    expect(await isDark(page), `${path} is dark`).toBe(true);
    await expectAccessible(page);
  });
}

const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const color = getComputedStyle(document.body)
      .backgroundColor.match(/[\d.]+/g)
      ?.map(Number) ?? [255];
    return color.slice(0, 3).every((part) => part < 64);
  });

/** Presses Tab until something has the focus, as those do who have no mouse. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The keyboard does not reach ${String(wanted)}.`);
}

const person = (email: string) =>
  db.user.findUniqueOrThrow({ where: { email } }).then(({ id }) => ({ userId: id }));
const account = (name: string) => db.account.findFirstOrThrow({ where: { name } });

test("the pages before the sign-in", async ({ page }) => {
  for (const path of [
    "/sign-in",
    "/sign-in?error=CredentialsSignin",
    "/set-password/none",
    "/sign-up",
    "/confirm-email",
    "/confirm-email/none",
    "/invitation/none",
    "/nirgends",
  ])
    await inspect(page, path);
});

test("the pages of a partner", async ({ page, portal }) => {
  test.setTimeout(180_000);
  await signInAs(page, await person("partner@demo.example"), portal.url);
  const large = await account("bergmann-logistik.example");
  const stopped = await account("tischlerei-petersen.example");
  const empty = await openRental();
  const own = `/accounts/${large.id}`;
  for (const path of [
    "/accounts",
    "/accounts?search=nirgends",
    "/accounts/new",
    own,
    `/accounts/${stopped.id}`,
  ])
    await inspect(page, path);
  for (const path of ["history", "history?from=2001-01-01&to=2001-01-02", "warnings", "charge", "pbxs/new"])
    await inspect(page, `${own}/${path}`);
  for (const path of ["statement", "history/second", "history/second?at=2001-01-01T00:00:00Z"])
    await inspect(page, `${own}/${path}`);
  for (const path of [
    "/api-tokens",
    "/profile",
    "/profile/second-factor",
    "/organization",
    "/organization/new",
  ])
    await inspect(page, path);
  const device = `/devices/${empty.serial}`;
  for (const path of ["/devices", "/devices?show=expiring"]) await inspect(page, path);
  await signInAs(page, empty.partner, portal.url);
  for (const path of ["", "/documents", "/identity", "/trace", "/trace?about=device"])
    await inspect(page, `${device}${path}`);
  for (const path of ["", "/history", "/statement", "/warnings"])
    await inspect(page, `/accounts/${empty.accountId}${path}`);
});

test("the pages of vendor staff", async ({ page, portal }) => {
  await signInAs(page, await person("vendor@demo.example"), portal.url);
  for (const path of ["/accounts", "/activation-keys", "/weekend-downgrades", "/mails", "/demo-clock"])
    await inspect(page, path);
  const { id: list } = await db.priceList.findFirstOrThrow();
  for (const path of ["/overview", "/price-lists", `/price-lists/${list}`, `/price-lists/effects?of=${list}`])
    await inspect(page, path);
  await inspect(page, `/price-lists/compare?old=${list}&new=${list}&all=1`);
  for (const path of ["certificates", "certificates/issue", "alarms", "enrollment", "authorities"])
    await inspect(page, `/devices/${path}`);
});

test("the present tab of an account comes into view", async ({ page, portal }) => {
  await signInAs(page, await person("partner@demo.example"), portal.url);
  const { id } = await account("bergmann-logistik.example");
  for (const path of ["", "/reloading", "/warnings"]) {
    await page.goto(`/accounts/${id}${path}`);
    const tabs = page.getByRole("navigation", { name: "Konto", exact: true });
    await expect(tabs.locator("[aria-current]")).toBeInViewport({ ratio: 0.99 });
  }
});

test("a page that is there for vendor staff alone tells nobody its name", async ({ page, portal }) => {
  await signInAs(page, await person("partner@demo.example"), portal.url);
  for (const path of ["/offers", "/overview", "/nirgends"]) {
    await page.goto(path);
    await expect(page).toHaveTitle(/^Hier ist nichts · /);
  }
});

test("a mail can be read in the dark", async ({ page }) => {
  const recipients = { has: "partner@demo.example" };
  await page.goto("/forgotten-password");
  await page.getByLabel("E-Mail").fill("partner@demo.example");
  await page.getByRole("button", { name: "Link senden" }).click();
  await expect.poll(() => db.mail.count({ where: { recipients } })).toBeGreaterThan(0);
  const { html } = await db.mail.findFirstOrThrow({ where: { recipients } });
  await page.setContent(html);
  expect(await isDark(page), "the mail is dark").toBe(true);
  // The subject names a mail, and programs that read mails give it its place.
  await expectAccessible(page, { without: ["document-title", "region", "landmark-one-main"] });
});

test("a key is charged and the navigation opened with the keyboard alone", async ({ page, portal }) => {
  const rental = await openRental();
  const key = (await issueKey(rental, "7.50")).canonical;
  await signInAs(page, rental.partner, portal.url);
  await page.goto("/accounts");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Zum Inhalt springen" })).toBeFocused();
  await tabTo(page, page.getByRole("button", { name: "Navigation öffnen" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Hauptnavigation" })).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, page.getByRole("button", { name: "Benutzermenü" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Profil" }));
  expect(await overflowOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("navigation", { name: "Hauptnavigation" })).toBeHidden();

  await tabTo(page, page.getByRole("region", { name: "Konten" }).getByRole("link").last());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("timer", { name: "Guthaben" })).toBeVisible();
  await tabTo(page, page.getByRole("button", { name: "Guthaben aufladen" }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("Aktivierungsschlüssel"));
  await page.keyboard.type(key);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: "Aufladen", exact: true }));
  expect(await overflowOf(page)).toEqual([]);
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("7,50 iSC wurden aufgeladen.")).toBeVisible();
});

test("licenses are rented with the keyboard alone", async ({ page, portal }) => {
  const rental = await openRental();
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}`);
  await tabTo(page, page.getByRole("button", { name: "Zur Miete hinzufügen" }));
  await page.keyboard.press("Enter");
  const pbx = page.getByRole("region", { name: "Headquarters" });
  await tabTo(page, pbx.getByLabel("Lizenz"));
  await page.keyboard.type("PBX-Port");
  await tabTo(page, pbx.getByLabel("Menge").last());
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("4");
  await tabTo(page, pbx.getByRole("button", { name: "Lizenz hinzufügen" }));
  await page.keyboard.press("Enter");
  await expect(pbx.getByRole("rowheader")).toHaveCount(1);
  await expectAccessible(page);
  expect(await overflowOf(page)).toEqual([]);
  await tabTo(page, page.getByRole("button", { name: "Übernehmen" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Das Guthaben von 0,00 iSC" })).toBeVisible();
});
