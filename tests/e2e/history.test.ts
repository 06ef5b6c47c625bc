import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { expectAccessible } from "@/tests/support/accessible";
import { advanceClock, portalTime } from "@/tests/support/clock";
import { expect, test } from "@/tests/support/e2e";
import { chargeIsc, linesOf, newSerial, openRental, PORT, rent, UC } from "@/tests/support/rental";
import { signInAs } from "@/tests/support/signed-in";

const DAY = 86_400n;

/** An account with two PBXs and ten days of changes. */
async function openBusyRental() {
  const rental = await openRental();
  const { partner, accountId } = rental;
  const branch = newSerial();
  await addPbx(partner, { accountId, serial: branch, name: "Branch", scenario: "cloud" });
  await chargeIsc(rental, "33.33");
  await rent(rental, { [PORT]: 37 });
  await advanceClock(3n * DAY + 7n);
  const first = await portalTime();
  const changes = [{ serial: branch, lines: linesOf({ [UC]: 3 }) }];
  await changeAccountConfiguration(partner, { accountId, changes });
  await advanceClock(4n * DAY + 11n);
  await chargeIsc(rental, "5.00");
  await advanceClock(3n * DAY + 13n);
  await rent(rental, {});
  return { ...rental, branch, first };
}

/** The table as it is shown, cell by cell under the names of the columns. */
async function shownRows(page: Page): Promise<Record<string, string>[]> {
  const rows = page.getByRole("region", { name: "History" }).getByRole("row");
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent.trim())),
  );
  const [names = [], ...values] = cells;
  return values.map((row) => Object.fromEntries(row.map((text, index) => [names[index] ?? "", text])));
}

/** Downloads what the page shows. */
async function downloadCsv(page: Page): Promise<Record<string, string>[]> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download CSV" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^history-.+\.csv$/);
  return parseCsv(await readFile(await download.path(), "utf8"));
}

/** Records of a CSV with a header, as RFC 4180 writes them. */
function parseCsv(text: string): Record<string, string>[] {
  const [names = [], ...records] = text
    .trimEnd()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'),
      ),
    );
  return records.map((record) =>
    Object.fromEntries(record.map((value, index) => [names[index] ?? "", value])),
  );
}

/** In hundredths; a row that moved nothing has a dash. */
const cents = (text = "–"): number =>
  text === "–" ? 0 : Math.round(Number(text.replace("−", "-").replace("+", "")) * 100);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

test("the history explains the balance, on the page and in the file, to the hundredth", async ({
  page,
  portal,
}) => {
  const rental = await openBusyRental();
  await signInAs(page, rental.customer, portal.url);
  await page.goto(`/accounts/${rental.accountId}`);
  const balance = cents((await page.getByRole("timer", { name: "Balance" }).textContent())?.slice(0, 5));
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("region", { name: "History" })).toBeVisible();
  await expectAccessible(page);
  const shown = await shownRows(page);
  expect(shown[0]?.["Event"]).toBe("Changed");
  expect(sum(shown.map((row) => cents(row["Amount"])))).toBe(balance);
  expect(cents(shown[0]?.["Balance"])).toBe(balance);
  expect(shown.at(-1)).toMatchObject({ Event: "Charge", Amount: "+33.33", Balance: "33.33" });

  const file = await downloadCsv(page);
  expect(file).toHaveLength(shown.length);
  expect(sum(file.map(({ amountIsc }) => cents(amountIsc)))).toBe(balance);
  const ticks = file.reduce((total, { amountTicks = "0" }) => total + BigInt(amountTicks), 0n);
  expect(ticks).toBe(BigInt(file.at(-1)?.["balanceTicks"] ?? ""));
  expect(ticks / 2_628_000n).toBe(BigInt(balance));
  expect(file.map(({ balanceIsc }) => cents(balanceIsc))).toEqual(
    shown.toReversed().map((row) => cents(row["Balance"])),
  );
});

test("the history is filtered by PBX and by day, and so is the file", async ({ page, portal }) => {
  const rental = await openBusyRental();
  await signInAs(page, rental.partner, portal.url);
  await page.goto(`/accounts/${rental.accountId}/history`);
  const all = await shownRows(page);
  await page.getByLabel("PBX or device").selectOption(`Branch · ${rental.branch}`);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("link", { name: "Show all" })).toBeVisible();
  const ofBranch = await shownRows(page);
  expect(ofBranch.length).toBeLessThan(all.length);
  for (const row of ofBranch) expect(row["Licenses and prices"]).toContain("Branch: 3 × PBX-UC");
  expect(await downloadCsv(page)).toHaveLength(ofBranch.length);

  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page.getByRole("button", { name: "Filter" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Show all" })).toHaveCount(0);
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" });
  const firstDay = day.format(Number(rental.first) * 1000);
  await page.getByLabel("From").fill(firstDay);
  await page.getByLabel("To", { exact: true }).fill(firstDay);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("link", { name: "Show all" })).toBeVisible();
  const ofDay = await shownRows(page);
  expect(ofDay.map(({ Event }) => Event)).toEqual(["Changed", "Rental"]);
  await expect(page.getByLabel("From")).toHaveValue(firstDay);
  expect(await downloadCsv(page)).toHaveLength(2);
  await page.getByLabel("From").fill("2001-01-01");
  await page.getByLabel("To", { exact: true }).fill("2001-01-02");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByText("Nothing happened in this time on this PBX or device.")).toBeVisible();
  await expectAccessible(page);
});
