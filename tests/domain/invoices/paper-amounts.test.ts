import { expect, test } from "vitest";
import { COUNTRIES } from "@/lib/domain/invoices/countries";
import { parseEuro } from "@/lib/domain/invoices/euro";
import { creditNotePaper, type InvoiceFacts, invoicePaper } from "@/lib/domain/invoices/paper";
import { decideVat } from "@/lib/domain/invoices/vat";
import { parseIsc } from "@/lib/domain/money/amount";
import { eInvoice } from "@/lib/platform/invoices/e-invoice";

const PARTY = {
  companyName: "Demo AG",
  street: "Werkstraße 1",
  postalCode: "71063",
  city: "Sindelfingen",
  country: "DE",
  vatId: "DE123456789",
  email: "rechnung@demo.example",
};
const FACTS: InvoiceFacts = {
  seller: {
    ...PARTY,
    contactName: "Rechnungswesen",
    iban: "DE02120300000000202051",
    vatRateHundredths: 705,
    paymentDays: 14,
  },
  buyer: { ...PARTY, companyName: "Nordlicht ITK", vatId: "DE987654321", locale: "en" },
  accountName: "muster.example",
  customerName: "Muster GmbH",
  amount: parseIsc("30"),
  price: parseEuro("1.25"),
  deliveryDate: "2026-11-20",
};
const INVOICE = { number: "INV-2026-000042", issueDate: "2026-11-22", dueDate: "2026-12-06" };
const NOTE = { number: "CN-2026-000007", issueDate: "2026-11-30", dueDate: "2026-11-30" };
// 30 at 1.25, and 7.05 % of that: 2.64375.
const AMOUNTS = { quantity: "30", price: "1.25", net: "37.50", vatAmount: "2.64", gross: "40.14" };

const invoice = invoicePaper(FACTS, INVOICE)!.paper;
const note = creditNotePaper(invoice, NOTE, "Wrong account.");

/** What stands in an element of an XML, wherever it comes. */
const contents = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<ram:${element}(?: [^>]*)?>([^<]*)</ram:${element}>`, "g"))].map(
    ([, text]) => text ?? "",
  );
const xmlOf = async (paper: typeof invoice) => Buffer.from(await eInvoice(paper)).toString();

test("an invoice says what was supplied, what VAT is added at the seller's rate, and what is to be paid", () => {
  expect(invoice).toMatchObject({ ...INVOICE, ...AMOUNTS, kind: "invoice", deliveryDate: "2026-11-20" });
  expect([invoice.vat, invoice.original]).toEqual([{ category: "S", rateHundredths: 705 }, null]);
});

test("a credit note has its own number and dates, the invoice's amounts, and names the invoice by number and day", () => {
  expect(note).toMatchObject({ ...NOTE, ...AMOUNTS, kind: "credit_note", deliveryDate: "2026-11-20" });
  expect(note.original).toEqual({
    number: INVOICE.number,
    issueDate: INVOICE.issueDate,
    reason: "Wrong account.",
  });
  expect([note.seller, note.buyer, note.vat]).toEqual([invoice.seller, invoice.buyer, invoice.vat]);
});

test("the e-invoice of either says the same", async () => {
  for (const [paper, code] of [
    [invoice, "380"],
    [note, "381"],
  ] as const) {
    const xml = await xmlOf(paper);
    expect(contents(xml, "TypeCode")[0]).toBe(code);
    expect(contents(xml, "BilledQuantity")).toEqual(["30"]);
    expect(new Set(contents(xml, "ChargeAmount"))).toEqual(new Set(["1.25"]));
    for (const element of ["LineTotalAmount", "BasisAmount", "TaxBasisTotalAmount"])
      expect(new Set(contents(xml, element))).toEqual(new Set(["37.50"]));
    for (const element of ["CalculatedAmount", "TaxTotalAmount"])
      expect(contents(xml, element)).toEqual(["2.64"]);
    for (const element of ["GrandTotalAmount", "DuePayableAmount"])
      expect(contents(xml, element)).toEqual(["40.14"]);
    expect(new Set(contents(xml, "RateApplicablePercent"))).toEqual(new Set(["7.05"]));
    expect(contents(xml, "IBANID")).toEqual(["DE02120300000000202051"]);
    expect(xml).toContain(`>${paper.number}<`);
    for (const day of [paper.issueDate, paper.dueDate, paper.deliveryDate])
      expect(xml).toContain(`>${day.replaceAll("-", "")}<`);
    expect(xml).toMatch(/<ram:SellerTradeParty>.*?>DE123456789<.*?<\/ram:SellerTradeParty>/s);
    expect(xml).toMatch(/<ram:BuyerTradeParty>.*?>DE987654321<.*?<\/ram:BuyerTradeParty>/s);
  }
});

test("within the Union nobody owes VAT by reverse charge unless both sides have a VAT id", () => {
  const austrian = { country: "AT", vatId: "ATU12345678" };
  expect(decideVat(FACTS.seller, austrian)?.category).toBe("AE");
  expect(decideVat(FACTS.seller, { ...austrian, vatId: "" })).toBeNull();
  expect(decideVat({ ...FACTS.seller, vatId: "" }, austrian)).toBeNull();
});

test("the Union is its 27 members: VAT is the receiver's in each but the seller's own, and nobody's elsewhere", () => {
  const members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(
    " ",
  );
  for (const country of COUNTRIES) {
    const expected = country === "DE" ? "S" : members.includes(country) ? "AE" : "O";
    expect([country, decideVat(FACTS.seller, { country, vatId: "X1" })?.category]).toEqual([
      country,
      expected,
    ]);
  }
});
