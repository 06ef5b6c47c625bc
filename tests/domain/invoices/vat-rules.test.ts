import { expect, test } from "vitest";
import {
  creditNotePaper,
  type InvoiceFacts,
  type InvoicePaper,
  invoicePaper,
} from "@/lib/domain/invoices/paper";
import { decideVat } from "@/lib/domain/invoices/vat";
import { parseEuro } from "@/lib/domain/invoices/euro";
import { parseIsc } from "@/lib/domain/money/amount";
import { eInvoice } from "@/lib/platform/invoices/e-invoice";

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
const AT_HOME = {
  companyName: "Nordlicht ITK",
  street: "Kaistraße 1",
  postalCode: "24103",
  city: "Kiel",
  country: "DE",
  vatId: "DE987654321",
  email: "rechnung@nordlicht.example",
  locale: "de" as const,
};
const BUYERS = {
  S: AT_HOME,
  AE: { ...AT_HOME, country: "AT", vatId: "ATU12345678" },
  O: { ...AT_HOME, country: "CH", vatId: "CHE123456789" },
} as const;
type Category = keyof typeof BUYERS;

function papers(category: Category): InvoicePaper[] {
  const facts: InvoiceFacts = {
    seller: SELLER,
    buyer: BUYERS[category],
    accountName: "muster.example",
    customerName: "Muster GmbH",
    amount: parseIsc("100"),
    price: parseEuro("1.20"),
    deliveryDate: "2026-11-22",
  };
  const numbered = { number: "INV-2026-000042", issueDate: "2026-11-22", dueDate: "2026-12-06" };
  const made = invoicePaper(facts, numbered);
  if (made === null) throw new Error("no invoice");
  return [made.paper, creditNotePaper(made.paper, { ...numbered, number: "CN-2026-000001" }, "Wrong.")];
}

const xmlOf = async (paper: InvoicePaper): Promise<string> => Buffer.from(await eInvoice(paper)).toString();

/** The parts of an XML under a name. */
const parts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<ram:${name}(?: [^>]*)?>(.*?)</ram:${name}>`, "gs"))].map(
    ([, inner]) => inner ?? "",
  );

/** VAT ids are registrations of the scheme VA (BT-31 and BT-48). */
const vatIds = (party: string | undefined): string[] =>
  [...(party ?? "").matchAll(/<ram:ID schemeID="VA">([^<]*)</g)].map(([, id]) => id ?? "");

test.each(["S", "AE"] as const)(
  "%s names the VAT ids of seller and buyer and a rate (BR-S-02, BR-AE-02)",
  async (category) => {
    for (const paper of papers(category)) {
      const xml = await xmlOf(paper);
      expect(vatIds(parts(xml, "SellerTradeParty")[0])).toEqual([SELLER.vatId]);
      expect(vatIds(parts(xml, "BuyerTradeParty")[0])).toEqual([BUYERS[category].vatId]);
      // BR-S-05 and BR-AE-05: the line and the breakdown agree on the rate.
      const rate = category === "S" ? "19.00" : "0.00";
      expect(parts(xml, "RateApplicablePercent")).toEqual([rate, rate]);
      expect(parts(xml, "ExemptionReasonCode")).toEqual(category === "S" ? [] : ["VATEX-EU-AE"]);
    }
  },
);

test("what is not subject to VAT keeps the rules BR-O", async () => {
  for (const paper of papers("O")) {
    const xml = await xmlOf(paper);
    // BR-O-01 and BR-O-11 to 14: one breakdown, and no other category anywhere.
    expect(parts(xml, "CategoryCode")).toEqual(["O", "O"]);
    // BR-O-02: no VAT id of anybody; BR-CO-26: the seller is identified all the same.
    expect(xml).not.toContain('schemeID="VA"');
    expect(xml).not.toContain(BUYERS.O.vatId);
    expect(parts(parts(xml, "SpecifiedLegalOrganization")[0] ?? "", "ID")).toEqual([SELLER.vatId]);
    // BR-O-05, and BR-48 for the breakdown: no rate.
    expect(parts(xml, "RateApplicablePercent")).toEqual([]);
    // BR-O-09 and BR-O-10: nothing is charged, and the reason says so.
    expect(parts(xml, "CalculatedAmount")).toEqual(["0.00"]);
    expect(parts(xml, "ExemptionReasonCode")).toEqual(["VATEX-EU-O"]);
    expect(parts(xml, "ExemptionReason")[0]).toMatch(/^Nicht steuerbar/);
    expect([paper.vatAmount, paper.gross]).toEqual(["0.00", paper.net]);
  }
});

test("a company outside the Union, with a VAT id or without, is not charged; nor is anybody by a seller outside it", () => {
  const none = { category: "O", rateHundredths: 0 };
  expect(decideVat(SELLER, { country: "CH", vatId: "" })).toEqual(none);
  expect(decideVat(SELLER, { country: "GB", vatId: "GB123456789" })).toEqual(none);
  const swiss = { ...SELLER, country: "CH" };
  expect(decideVat(swiss, BUYERS.AE)).toEqual(none);
  expect(decideVat(swiss, { country: "CH", vatId: "" })).toEqual({ category: "S", rateHundredths: 1_900 });
});
