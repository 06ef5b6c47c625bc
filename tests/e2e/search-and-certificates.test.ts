import { readFile } from "node:fs/promises";
import { extractText, getDocumentProxy } from "unpdf";
import { db } from "@/lib/platform/db/client";
import { expectAccessible } from "@/tests/support/accessible";
import { expect, test } from "@/tests/support/e2e";
import { openRental } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

test("a serial is found from any page with one key, in any spelling, and gone to with the keyboard", async ({
  page,
  portal,
}) => {
  const mine = await openRental();
  const strange = await openRental();
  const { serial } = await db.pbx.findFirstOrThrow({ where: { accountId: mine.accountId } });
  const theirs = await db.pbx.findFirstOrThrow({ where: { accountId: strange.accountId } });
  await signInAs(page, mine.partner, portal.url);
  await page.goto("/api-tokens");
  const field = page.getByRole("combobox", { name: "Search" });
  // The page answers to the key as soon as its script has come.
  await expect(async () => {
    await page.locator("body").press("/");
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await field.fill(serial.replaceAll("-", "").toLowerCase());
  const option = page.getByRole("listbox", { name: "Search" }).getByRole("option");
  await expect(option).toHaveCount(2);
  await expect(page.getByRole("status")).toHaveText("2 results");
  await expectAccessible(page);
  await field.fill(theirs.serial);
  await expect(page.getByRole("status")).toHaveText(`Nothing fits “${theirs.serial}”.`);
  await field.press("Escape");
  await expect(field).toBeHidden();
  await page.keyboard.press("Control+k");
  await field.fill(mine.customer.organizationName);
  await expect(option.first()).toHaveAttribute("aria-selected", "true");
  await field.press("ArrowDown");
  await expect(option.nth(1)).toHaveAttribute("aria-selected", "true");
  await field.fill(serial);
  await expect(page.getByRole("status")).toHaveText("2 results");
  await field.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/accounts/${mine.accountId}$`));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the search is a page", async ({ page, portal }) => {
    const mine = await openRental();
    await signInAs(page, mine.partner, portal.url);
    await page.goto("/accounts");
    await page
      .getByRole("navigation", { name: "Main navigation" })
      .getByRole("link", { name: "Search" })
      .click();
    await page.getByRole("searchbox", { name: "Search" }).fill(mine.customer.organizationName);
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("heading", { name: "Accounts" })).toBeVisible();
    await page.goto("/search?q=nobody-has-this");
    await expect(page.getByText("Nothing fits “nobody-has-this”.")).toBeVisible();
  });
});

test("a new key's certificate is a PDF with the key, and a list of keys comes as a file", async ({
  page,
  portal,
}) => {
  const { vendor } = await openRental();
  await signInAs(page, vendor, portal.url);
  await page.goto("/activation-keys");
  await page.getByLabel("iSC value").fill("300");
  await page.getByLabel("Order number").first().fill("PO-815");
  await page.getByRole("button", { name: "Issue activation key" }).click();
  const key = (await page.getByLabel("Activation key", { exact: true }).textContent()) ?? "";
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Certificate (PDF)" }).click(),
  ]);
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(await paper.path())));
  const { text } = await extractText(pdf, { mergePages: true });
  expect(text).toContain(key);
  expect(text).toContain("PO-815");

  await page.goto("/activation-keys/batch");
  await page.getByLabel("… or paste the list").fill("isc,count,order_number\n5,2,PO-1\n5.001,1,PO-2");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByText("1 line is wrong. Nothing is done until all are good.")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("… or paste the list").fill("isc,count,order_number\n5,2,PO-1");
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByRole("button", { name: "Issue 2 keys" }).click();
  const [sheet] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV, once" }).click(),
  ]);
  expect((await readFile(await sheet.path(), "utf8")).match(/ACT-1-/g)).toHaveLength(2);
  await expect(page.getByRole("button", { name: "All certificates (PDF)" })).toBeVisible();
});
