import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import type { TestPortal } from "@/tests/support/portal";
import { setWarningAddresses } from "@/lib/features/accounts/mutations";
import { openRunning } from "@/tests/support/rental";
import { agreeOnReloading, openBilling } from "@/tests/support/reloads";
import { signInAs } from "@/tests/support/signed-in";
import { goToWeeksBefore } from "@/tests/support/warned-rental";

test.use({ withMails: true });

const WARNED = "lotse@werft-reimers.example";
const INVOICED = "rechnung@werft-reimers.example";

/** What a scheduler outside does; twice, because it may. */
async function runCron({ url, cronSecret }: TestPortal): Promise<void> {
  for (const path of ["warnings", "reloads", "warnings", "reloads"]) {
    const headers = { authorization: `Bearer ${cronSecret}` };
    expect((await fetch(`${url}/api/cron/${path}`, { method: "POST", headers })).status).toBe(200);
  }
}

test("seven weeks of warnings, then a reload, with its invoice by mail", async ({
  page,
  portal,
  mailServer,
}) => {
  test.setTimeout(120_000);
  const rental = await openRunning({ isc: "240", ports: 100 });
  await setWarningAddresses(rental.partner, rental.accountId, {
    warningEmails: [WARNED],
    warningLocale: "en",
  });
  await agreeOnReloading(rental);
  await openBilling(rental);
  const mailsTo = (address: string) =>
    mailServer.received.filter(({ recipients }) => recipients.includes(address));
  await signInAs(page, rental.partner, portal.url);
  const tab = `/accounts/${rental.accountId}/reloading`;

  await test.step("the tab says what is missing, and leads there", async () => {
    await page.goto(tab);
    await expect(page.getByText("The partner's billing address is missing.")).toBeVisible();
    await page.getByRole("link", { name: "Billing address" }).click();
    const fields = {
      Company: "Werft Reimers GmbH",
      "Street and number": "Slipweg 3",
      "Postal code": "24103",
      City: "Kiel",
      "Email for invoices": INVOICED,
    };
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
    await page.getByLabel("Country").selectOption("DE");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the service is switched on", async () => {
    await page.goto(tab);
    await page.getByRole("combobox", { name: "Reloading service" }).selectOption("on");
    await page.getByLabel("Amount (iSC)").fill("120");
    await page.getByLabel("Monthly cap (iSC)").fill("60");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("The monthly cap must allow one reload at least.")).toBeVisible();
    await page.getByLabel("Monthly cap (iSC)").fill("120");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("weeks of warnings, and a reload once two are left", async () => {
    for (const [index, week] of [7, 6, 5, 4, 3, 2].entries()) {
      await goToWeeksBefore(rental, week);
      await runCron(portal);
      await expect.poll(() => mailsTo(WARNED).length).toBe(index + 1);
    }
    expect(mailsTo(INVOICED)).toEqual([]);
    await goToWeeksBefore(rental, 2, 1n);
    await runCron(portal);
    await expect.poll(() => mailsTo(INVOICED).length).toBe(1);
  });

  const [{ mail }] = mailsTo(INVOICED) as [ReturnType<typeof mailsTo>[number]];
  const number = /INV-\d{4}-\d{6}/.exec(mail.subject ?? "")?.[0] ?? "";

  await test.step("the mail brings the invoice as PDF and as e-invoice", () => {
    const files = mail.attachments.map(({ filename, mimeType }) => [filename, mimeType]);
    expect(files).toEqual([
      [`${number}.pdf`, "application/pdf"],
      [`${number}.xml`, "application/xml"],
    ]);
  });

  await test.step("account, history and invoices tell it", async () => {
    await page.goto(tab);
    const log = page.getByRole("region", { name: "Reloads of this account" });
    await expect(log.getByRole("row").nth(1)).toContainText("Done");
    await log.getByRole("link", { name: number }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
    await expectAccessible(page);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download XML" }).click();
    expect((await download).suggestedFilename()).toBe(`${number}.xml`);
    await page.goto(`/accounts/${rental.accountId}/history`);
    await expect(page.getByText("Reloading service").first()).toBeVisible();
  });

  await test.step("the vendor takes the invoice back", async () => {
    await signInAs(page, rental.vendor, portal.url);
    await page.goto("/reloads");
    await expectAccessible(page);
    await page.getByRole("link", { name: number }).click();
    await page.getByLabel("Reason (stands on the credit note)").fill("Charged to the wrong account.");
    await page.getByRole("button", { name: "Issue credit note" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Credit note CN-");
    await expectAccessible(page);
    await expect.poll(() => mailsTo(INVOICED).length).toBe(2);
  });
});
