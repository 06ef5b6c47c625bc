import readExcelFile from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { statementOf } from "@/lib/domain/accounts/statement/statement";
import { emptyTally, type StatementEntry, tallyEntries } from "@/lib/domain/accounts/statement/tally";
import { instant, parseInstant } from "@/lib/domain/instant";
import { cents, NO_TICKS, ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { makeWorkbook } from "@/lib/platform/sheets/make-workbook";
import { drawStatement, type StatementFacts } from "@/lib/platform/statements/draw-statement";
import { historySheet } from "@/lib/platform/statements/history-sheet";
import { statementSheet } from "@/lib/platform/statements/statement-sheets";

const EN = { locale: "en", timeZone: "Europe/Berlin" } as const;
const DE = { locale: "de", timeZone: "Europe/Berlin" } as const;
const from = parseInstant("2026-10-31T23:00:00Z");
const to = parseInstant("2026-11-30T23:00:00Z");
const until = parseInstant("2026-11-22T03:10:00Z");
const LONG =
  "Verwaltungsgemeinschaft Obere Bergstraße und Umgebung mit angeschlossener Wasserversorgung ".repeat(2);

/** A charge of a hundred iSC and a day of so many lines. */
function facts(lines: number, name = "PBX-Port14"): StatementFacts {
  const charge: StatementEntry = {
    kind: "charge",
    at: instant(from + 3_661n),
    from: null,
    amount: ticks(26_280_000_000n),
    balance: ticks(26_280_000_000n),
    rateAfter: ticksPerSecond(0n),
    version: 0,
    keyLastGroup: "24bc",
  };
  const rateAfter = ticksPerSecond(60n * 25n * BigInt(lines));
  const rental: StatementEntry = {
    ...charge,
    kind: "rental",
    from: instant(until - 86_400n),
    at: until,
    amount: ticks(-rateAfter * 86_400n),
    rateAfter,
    version: 1,
  };
  const all = Array.from({ length: lines }, (_, index) => ({
    serial: `00-90-33-00-00-${index}`,
    pbx: `pbx ${String(index).padStart(3, "0")}`,
    article: "02-00039-002",
    name,
    quantity: 25,
    price: cents(60n),
  }));
  const tally = tallyEntries(emptyTally(NO_TICKS), [charge, rental], [from, to]);
  return {
    account: { name: "=bergmann.example", customerName: LONG, partnerName: "Dvořák & Söhne" },
    month: "2026-11",
    from,
    until,
    now: until,
    statement: statementOf(tally, new Map([[1, all]])),
  };
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(bytes));
  return text.map((page) => page.replaceAll(/\s+/g, " "));
}

describe("a statement on paper", () => {
  it("says whose it is, of which time, and every row with its step and balance", async () => {
    const [page, another] = await pagesOf(await drawStatement(facts(2), EN));
    expect(another).toBeUndefined();
    for (const text of [
      "Statement of November 2026",
      "=bergmann.example",
      "Obere Bergstraße und Umgebung",
      "Opening balance 1 Nov 2026, 00:00:00 0.00",
      "Charge, key ending in 24bc 1 Nov 2026, 01:01:01 +100.00 100.00",
      "PBX-Port14 pbx 000 86,400 s 25 × 0.60 −0.50 99.50",
      "PBX-Port14 pbx 001 86,400 s 25 × 0.60 −0.49 99.01",
      "Closing balance 22 Nov 2026, 04:10:00 99.01",
      "Page 1 of 1",
    ])
      expect(page).toContain(text);
  });

  it("goes on over many pages, each with its head and its foot, in German", async () => {
    const pages = await pagesOf(await drawStatement(facts(150, LONG), DE));
    expect(pages.length).toBeGreaterThan(8);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain("Lizenzportal");
      expect(page).toContain("Abrechnung November 2026");
      expect(page).toContain("Anzahl × Preis");
      expect(page).toContain(`Seite ${index + 1} von ${pages.length}`);
    }
    expect(pages.at(-1)).toContain("Endguthaben");
    expect(pages.join(" ").match(/pbx \d{3}/g)).toHaveLength(150);
  });
});

describe("a statement as a sheet", () => {
  it("has numbers as numbers, times as times, and texts that begin like a formula as texts", async () => {
    const bytes = await makeWorkbook([statementSheet(facts(2, "=1+1"), EN)]);
    const [sheet] = await readExcelFile(bytes);
    const [header, opening, charge, debit, , closing] = sheet?.data ?? [];
    expect(header?.[3]).toBe("Time (Europe/Berlin)");
    expect(opening?.[8]).toBe(0);
    expect(charge?.[3]).toEqual(new Date("2026-11-01T01:01:01Z"));
    expect(charge?.slice(7)).toEqual([100, 100]);
    expect(debit).toEqual(["=1+1", "pbx 000", "00-90-33-00-00-0", null, 25, 0.6, 86_400, -0.5, 99.5]);
    expect(closing?.[8]).toBe(99.01);
  });

  it("of a history keeps what is too large for a number as a text, and cuts what no cell holds", async () => {
    const entry = {
      sequence: 2n ** 60n,
      kind: "charge",
      event: null,
      at: from,
      from: null,
      amount: ticks(2_628_000n),
      balance: ticks(5_256_000n),
      rate: ticksPerSecond(6_125n),
      keyLastGroup: "24bc",
      person: "@SUM(A1)",
      source: "token",
      swap: null,
      lines: [{ pbx: "x".repeat(40_000), name: "PBX-Port14", quantity: 2, price: cents(60n) }],
    } as const;
    const [sheet] = await readExcelFile(await makeWorkbook([historySheet([entry], DE)]));
    const row = sheet?.data[1] ?? [];
    expect(row[0]).toBe(String(2n ** 60n));
    expect(row[1]).toEqual(new Date("2026-11-01T00:00:00Z"));
    expect(String(row[5]).length).toBe(32_001);
    expect(row.slice(6)).toEqual([61.25, 0.01, 0.02, "24bc", "@SUM(A1)", "token"]);
  });
});
