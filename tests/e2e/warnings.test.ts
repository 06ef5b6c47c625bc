import type { Page } from "@playwright/test";
import type { ReceivedMail } from "@/tests/support/mail-server";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import type { TestPortal } from "@/tests/support/portal";
import { issueKey, openRunning } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";
import { checkKey } from "@/tests/support/walks";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

test.use({ withMails: true });

const ADDRESS = "lotse@werft-kroeger.example";
const WEEKS = [7, 6, 5, 4, 3, 2, 1];

/** What a scheduler outside does; twice, because it may. */
async function runWarnings({ url, cronSecret }: TestPortal): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    const headers = { authorization: `Bearer ${cronSecret}` };
    expect((await fetch(`${url}/api/cron/warnings`, { method: "POST", headers })).status).toBe(200);
  }
}

const linksIn = ({ mail }: ReceivedMail): string[] =>
  [...(mail.html ?? "").matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? "");

async function saveAddress(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Warnings" }).click();
  await page.getByLabel("Warning addresses").fill(`${ADDRESS}, erika@`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Warning addresses")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("“erika@” is not an email address.")).toBeVisible();
  await page.getByLabel("Warning addresses").fill(ADDRESS);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
}

test("seven weekly mails and one about the stop arrive once each, and lead to charging", async ({
  page,
  portal,
  mailServer,
}) => {
  test.setTimeout(180_000);
  const rental = await openRunning({ isc: "240", ports: 100 });
  await signInAs(page, rental.partner, portal.url);
  const received = () => mailServer.received.filter(({ recipients }) => recipients.includes(ADDRESS));
  const link = `${portal.url}/accounts/${rental.accountId}/charge`;

  await test.step("the addresses are set and tested on the page", async () => {
    await page.goto(`/accounts/${rental.accountId}`);
    await expect(page.getByText("Nobody is warned before the end")).toBeVisible();
    await saveAddress(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Send test mail" }).click();
    await expect.poll(() => received().length).toBe(1);
  });

  await test.step("each week brings one mail, however often it is looked for", async () => {
    for (const [index, week] of WEEKS.entries()) {
      await goToWeeksBefore(rental, week);
      await runWarnings(portal);
      await expect.poll(() => received().length).toBe(index + 2);
    }
    await goToWeeksBefore(rental, 0);
    await runWarnings(portal);
    await expect.poll(() => received().length).toBe(WEEKS.length + 2);
  });

  await test.step("the mails name the account, the weeks that are left, and where to charge", () => {
    const [, ...mails] = received();
    expect(mails.slice(0, -1).map(({ mail }) => /\((.+)\)/.exec(mail.subject ?? "")?.[1])).toEqual([
      ...WEEKS.slice(0, -1).map((week) => `${week} weeks`),
      "last week",
    ]);
    expect(mails.at(-1)?.mail.subject).toMatch(/stopped/);
    for (const received of mails) {
      expect(received.mail.subject).toContain("account");
      expect(linksIn(received)).toContain(link);
      expect(received.mail.text).toContain(link);
    }
    expect(new Set(mails.map(({ mail }) => mail.messageId)).size).toBe(WEEKS.length + 1);
  });

  await test.step("they are listed with the account", async () => {
    await page.goto(`/accounts/${rental.accountId}/warnings`);
    const log = page.getByRole("region", { name: "Sent mails" });
    await expect(log.getByRole("row").filter({ hasText: "Sent" })).toHaveCount(WEEKS.length + 2);
    await expect(log.getByRole("row").nth(1)).toContainText("The rental has stopped");
    await expectAccessible(page);
  });

  await test.step("the link in the mail leads to charging, and a charge resumes the rental", async () => {
    await page.goto(linksIn(received().at(-1)!).find((href) => href.endsWith("/charge"))!);
    await checkKey(page, (await issueKey(rental, "600")).canonical);
    await page.getByRole("button", { name: "Charge", exact: true }).click();
    await page.getByRole("link", { name: "To the account" }).click();
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
    await expect(page.getByText(/First warning on .+ to 1 address/)).toBeVisible();
    await runWarnings(portal);
  });

  expect(received()).toHaveLength(WEEKS.length + 2);
});

test("vendor staff see what was sent", async ({ page, portal, mailServer }) => {
  const rental = await openRunning({ isc: "6", ports: 100 });
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}`);
  await saveAddress(page);
  const before = mailServer.received.length;
  await runWarnings(portal);
  await expect.poll(() => mailServer.received.length).toBeGreaterThan(before);
  await signInAs(page, rental.vendor, portal.url);
  await page.goto("/mails");
  await page.getByRole("searchbox", { name: "Search" }).fill(ADDRESS);
  await page.getByRole("button", { name: "Search" }).click();
  const newest = page.getByRole("region", { name: "Mails" }).getByRole("row").nth(1);
  await expect(newest).toContainText("Sent");
  await expectAccessible(page);
  await newest.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("last week");
  await expect(page.getByRole("definition").filter({ hasText: ADDRESS })).toBeVisible();
  await expect(page.getByText(`${portal.url}/accounts/${rental.accountId}/charge`)).toBeVisible();
  await expectAccessible(page);
});
