import fc from "fast-check";
import { expect, test } from "vitest";
import { isVatIdOf, plainVatId } from "@/lib/domain/invoices/countries";
import { euroCents, formatEuro, parseEuro, shareOf } from "@/lib/domain/invoices/euro";
import { paperNumber } from "@/lib/domain/invoices/invoice-number";
import { creditNotePaper, type InvoiceFacts, invoicePaper, sumsOf } from "@/lib/domain/invoices/paper";
import { decideVat } from "@/lib/domain/invoices/vat";
import { parseIsc } from "@/lib/domain/money/amount";
import { TICKS_PER_ISC, ticks } from "@/lib/domain/money/units";
import { checked, documentOf, eInvoice } from "@/lib/platform/invoices/e-invoice";
import { drawInvoice } from "@/lib/platform/invoices/draw-invoice";

const SELLER = {
  companyName: "Demo Hersteller AG",
  street: "Werkstraße 1",
  postalCode: "71063",
  city: "Sindelfingen",
  country: "DE",
  vatId: "DE123456789",
  email: "rechnung@hersteller.example",
  contactName: "Rechnungswesen",
  iban: "DE02120300000000202051",
  vatRateHundredths: 1_900,
  paymentDays: 14,
};
const BUYER = {
  companyName: "Nordlicht & Söhne <ITK> GmbH",
  street: "Kaistraße 1",
  postalCode: "24103",
  city: "Kiel",
  country: "DE",
  vatId: "DE987654321",
  email: "rechnung@nordlicht.example",
  locale: "de" as const,
};
const FACTS: InvoiceFacts = {
  seller: SELLER,
  buyer: BUYER,
  accountName: "muster.example",
  customerName: "Muster GmbH",
  amount: parseIsc("100"),
  price: parseEuro("1.20"),
  deliveryDate: "2026-11-22",
};
const NUMBERED = { number: "INV-2026-000042", issueDate: "2026-11-22", dueDate: "2026-12-06" };

/** The three cases of VAT: at home, in another country of the Union, outside it. */
const BUYERS = {
  S: BUYER,
  AE: { ...BUYER, country: "AT", vatId: "ATU12345678" },
  O: { ...BUYER, country: "CH", vatId: "CHE123456789" },
} as const;

const paperFor = (category: keyof typeof BUYERS) => {
  const made = invoicePaper({ ...FACTS, buyer: BUYERS[category] }, NUMBERED);
  if (made === null) throw new Error("no invoice");
  return made.paper;
};

test("prices are whole cents, more than nothing", () => {
  expect([parseEuro("1"), parseEuro("1,2"), parseEuro("0.01")]).toEqual([100n, 120n, 1n]);
  for (const text of ["", "0", "1.234", "-1", "1e3", "100001"])
    expect(() => parseEuro(text)).toThrow(expect.objectContaining({ code: "euro_malformed" }));
  expect(["0.05", "12.50"]).toEqual([formatEuro(euroCents(5n)), formatEuro(euroCents(1_250n))]);
});

test("VAT is rounded once, half a cent up", () => {
  expect([shareOf(euroCents(50n), 1_900n), shareOf(euroCents(50n), 100n)]).toEqual([10n, 1n]);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 0n, max: 10_000n }), (net, rate) => {
      const twice = 2n * (shareOf(euroCents(net), rate) * 10_000n - net * rate);
      expect(twice > -10_000n && twice <= 10_000n).toBe(true);
    }),
  );
});

test("who is charged VAT: at home, not within the Union with a VAT id, not outside it", () => {
  expect(decideVat(SELLER, BUYERS.S)).toEqual({ category: "S", rateHundredths: 1_900 });
  expect(decideVat(SELLER, BUYERS.AE)).toEqual({ category: "AE", rateHundredths: 0 });
  expect(decideVat(SELLER, BUYERS.O)).toEqual({ category: "O", rateHundredths: 0 });
  expect(decideVat(SELLER, { ...BUYERS.AE, vatId: "" })).toBeNull();
  expect([isVatIdOf(plainVatId("el 123 456 789"), "GR"), isVatIdOf("DE123456789", "AT")]).toEqual([
    true,
    false,
  ]);
});

test("numbers name kind, year and place", () => {
  expect(paperNumber("invoice", { year: 2026, sequence: 42 })).toBe("INV-2026-000042");
  expect(paperNumber("credit_note", { year: 2027, sequence: 1 })).toBe("CN-2027-000001");
});

/** What an XML says under a name, each time. */
const said = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<ram:${name}(?: [^>]*)?>([^<]*)</ram:${name}>`, "g"))].map(
    ([, text]) => text ?? "",
  );

test.each(["S", "AE", "O"] as const)("the e-invoice keeps the rules of EN 16931: %s", async (category) => {
  const paper = paperFor(category);
  for (const one of [paper, creditNotePaper(paper, { ...NUMBERED, number: "CN-2026-000001" }, "Wrong.")]) {
    const xml = Buffer.from(await eInvoice(one)).toString();
    const [gross] = said(xml, "GrandTotalAmount");
    // BR-CO-10, 13, 14, 15, 16 and 17, and BR-S-08, AE-08 and O-08: the sums agree with each other.
    expect(said(xml, "LineTotalAmount")).toEqual([one.net, one.net]);
    expect([said(xml, "TaxBasisTotalAmount"), said(xml, "BasisAmount")]).toEqual([[one.net], [one.net]]);
    expect([said(xml, "CalculatedAmount"), said(xml, "TaxTotalAmount")]).toEqual([
      [one.vatAmount],
      [one.vatAmount],
    ]);
    expect([gross, said(xml, "DuePayableAmount")]).toEqual([one.gross, [one.gross]]);
    const rate = BigInt(one.vat.rateHundredths);
    expect(formatEuro(shareOf(parseEuro(one.net), rate))).toBe(one.vatAmount);
    expect(new Set(said(xml, "CategoryCode"))).toEqual(new Set([category]));
    expect(said(xml, "ExemptionReason").length).toBe(category === "S" ? 0 : 1);
    expect(xml).toContain("Nordlicht &amp; Söhne &lt;ITK&gt; GmbH");
    expect(said(xml, "TypeCode")[0]).toBe(one.kind === "invoice" ? "380" : "381");
    if (one.original) expect(xml).toContain(one.original.number);
  }
});

test("what breaks a rule is not written", async () => {
  const document = documentOf(paperFor("S"));
  const { "cbc:ID": _number, ...withoutNumber } = document;
  expect(() => checked({ "ubl:Invoice": withoutNumber } as never)).toThrow(/EN 16931/);
  const elsewhere = { ...paperFor("S"), buyer: { ...BUYER, country: "XX" } };
  await expect(eInvoice(elsewhere)).rejects.toThrow(/IdentificationCode|EN 16931/);
});

test("net, VAT and gross add up for any amount and price", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 7n }),
      fc.bigInt({ min: 1n, max: 10n ** 6n }),
      (count, price) => {
        const sums = sumsOf(ticks(count * TICKS_PER_ISC), euroCents(price), {
          category: "S",
          rateHundredths: 1_900,
        });
        expect([sums.net, sums.gross]).toEqual([count * price, sums.net + sums.vat]);
      },
    ),
  );
});

test("an invoice is drawn on one page of A4", async () => {
  const pdf = Buffer.from(await drawInvoice(paperFor("AE"))).toString("latin1");
  expect([pdf.slice(0, 5), pdf.match(/\/Type \/Page\b/g)?.length]).toEqual(["%PDF-", 1]);
});
