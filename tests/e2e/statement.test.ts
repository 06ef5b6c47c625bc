import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import readExcelFile from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { monthAt, nextMonth, showMonth, spanOfMonth } from "@/lib/domain/display/month";
import { instant } from "@/lib/domain/instant";
import { expectAccessible } from "@/tests/support/accessible";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { expect, test } from "@/tests/support/e2e";
import { chargeIsc, linesOf, newSerial, openRental, PORT, rent, UC } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

const ZONE = "Europe/Berlin";
const DAY = 86_400n;

/** A month that begins with credit, in which two PBXs change, an account stops and is charged again. */
async function openBusyMonth() {
  const rental = await openRental();
  const { partner, accountId } = rental;
  const branch = newSerial();
  await addPbx(partner, { accountId, serial: branch, name: "Branch", scenario: "cloud" });
  await chargeIsc(rental, "20.33");
  const month = nextMonth(monthAt(await portalTime(), ZONE) ?? "") ?? "";
  const from = spanOfMonth(month, ZONE)?.from ?? instant(0n);
  await rent(rental, { [PORT]: 1 });
  await freezeClock(instant(from + 3n * DAY + 7n));
  await rent(rental, { [PORT]: 37, [UC]: 3 });
  await advanceClock(4n * DAY + 11n);
  const changes = [{ serial: branch, lines: linesOf({ [UC]: 5 }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  await advanceClock(16n * DAY + 13n);
  await chargeIsc(rental, "41.07");
  await advanceClock(DAY);
  return { ...rental, month };
}

/** The cells of a table's body and foot. */
const cellsOf = (page: Page, name: string | RegExp): Promise<string[][]> =>
  page
    .getByRole("region", { name })
    .locator("tbody tr, tfoot tr")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim())),
    );

const cents = (text = ""): number =>
  Math.round(Number(text.replace("−", "-").replace("+", "").replaceAll(",", "") || "0") * 100);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

async function download(page: Page, name: string) {
  const coming = page.waitForEvent("download");
  await page.getByRole("navigation", { name: "Downloads" }).getByRole("link", { name }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Adds up what the page shows, row by row; the rows, from the opening balance to the closing one. */
async function addUp(page: Page): Promise<string[][]> {
  const rows = await cellsOf(page, /^Statement of/);
  const [opening = [], ...others] = rows;
  const closing = others.pop() ?? [];
  expect([opening[0], closing[0]]).toEqual(["Opening balance", "Closing balance"]);
  let running = cents(opening[5]);
  for (const row of others) {
    running += cents(row[4]);
    expect(cents(row[5]), row.join(" | ")).toBe(running);
  }
  expect(running).toBe(cents(closing[5]));
  return rows;
}

/** Whether the sums by PBX and by article are those of the debits above. */
async function expectSums(page: Page, rows: readonly string[][]): Promise<void> {
  const debits = rows.filter((row) => row[3]?.includes("×")).map((row) => cents(row[4]));
  for (const name of ["PBX", "Article"]) {
    const sums = await cellsOf(page, new RegExp(`^${name}$`));
    const total = cents(sums.pop()?.[1]);
    expect(sum(sums.map((row) => cents(row[1])))).toBe(total);
    expect(total).toBe(sum(debits));
  }
}

/** Whether every file says what the page says. */
async function expectFiles(page: Page, rows: readonly string[][], month: string): Promise<void> {
  const pdf = await download(page, "PDF");
  expect(pdf.name).toMatch(new RegExp(`^statement-${month}-.*\\.pdf$`));
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.bytes)), { mergePages: true });
  for (const row of rows) expect(text).toContain(row[5]);
  const [statement, history] = await readExcelFile((await download(page, "XLSX")).bytes);
  const balances = statement?.data.slice(1).map((row) => Math.round(Number(row[8]) * 100));
  expect(balances).toEqual(rows.map((row) => cents(row[5])));
  expect(history?.data.length).toBeGreaterThan(5);
  const signed = await download(page, "Signed export");
  expect(signed.bytes.toString("utf8").trimEnd().split("\n").at(-1)).toMatch(/^\{"type":"signature"/);
}

test("a month's statement adds up: on the page, row by row, and in every file", async ({ page, portal }) => {
  const { accountId, customer, month } = await openBusyMonth();
  const title = `Statement of ${showMonth(month, "en")}`;
  await signInAs(page, customer, portal.url);
  await page.goto(`/accounts/${accountId}`);
  const balance = (await page.getByRole("timer", { name: "Balance" }).textContent())?.slice(0, 5);
  await page.getByRole("link", { name: "Statement", exact: true }).click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expectAccessible(page);
  const rows = await addUp(page);
  expect(rows.length).toBeGreaterThanOrEqual(7);
  expect(cents(rows.at(-1)?.[5])).toBe(cents(balance));
  await expectSums(page, rows);
  await page.getByText("As a table").click();
  await expect(page.getByRole("region", { name: /^Consumption by article and day/ })).toBeVisible();
  await expectFiles(page, rows, month);

  await page.getByRole("link", { name: "Previous month" }).click();
  await expect(page.getByRole("heading", { name: title })).toHaveCount(0);
  const before = await addUp(page);
  expect(before.at(-1)?.[5]).toBe(rows[0]?.[5]);
});

test("a second is explained from a row of the history, with its formula", async ({ page, portal }) => {
  const { accountId, partner } = await openBusyMonth();
  await signInAs(page, partner, portal.url);
  await page.goto(`/accounts/${accountId}/history`);
  await page.getByRole("region", { name: "History" }).getByRole("row").nth(2).getByRole("link").click();
  await expect(page.getByText("balance(t) = balance(t₀) − rate × (t − t₀)")).toBeVisible();
  await expectAccessible(page);
  const first = page.url();
  await page.getByRole("link", { name: "One second later" }).click();
  await expect(page).not.toHaveURL(first);
  const formula = await page.getByText(/ ticks = /).textContent();
  const [balance = "", start = "", rate = "", seconds = ""] =
    (formula ?? "").replaceAll(",", "").match(/\d+/g) ?? [];
  expect(BigInt(balance)).toBe(BigInt(start) - BigInt(rate) * BigInt(seconds));
  await page.getByLabel("Time", { exact: true }).fill("2001-01-01T00:00:00");
  await page.getByRole("button", { name: "Explain" }).click();
  await expect(page.getByText("Nothing had happened on this account yet.")).toBeVisible();
});
