import type { Locale } from "@/lib/domain/display/locale";
import { type EuroCents, euroCents, formatEuro, shareOf } from "@/lib/domain/invoices/euro";
import type { PaperKind } from "@/lib/domain/invoices/invoice-number";
import type { Buyer, Party, Seller } from "@/lib/domain/invoices/party";
import { decideVat, type Vat } from "@/lib/domain/invoices/vat";
import { TICKS_PER_ISC, type Ticks } from "@/lib/domain/money/units";

/** What an invoice is made of. */
export type InvoiceFacts = Readonly<{
  seller: Seller;
  buyer: Buyer;
  accountName: string;
  customerName: string;
  amount: Ticks;
  /** Of one iSC, without VAT. */
  price: EuroCents;
  deliveryDate: string;
}>;

/** What a paper is numbered and dated with. Dates are days of the seller's calendar: "2026-11-22". */
export type Numbered = Readonly<{ number: string; issueDate: string; dueDate: string }>;

/** An invoice or a credit note, whole, as it is printed, written as XML and kept. Amounts are decimal text in euros. */
export type InvoicePaper = Numbered &
  Readonly<{
    kind: PaperKind;
    locale: Locale;
    seller: Party & Pick<Seller, "contactName" | "iban">;
    buyer: Party;
    accountName: string;
    customerName: string;
    deliveryDate: string;
    /** Whole iSC. */
    quantity: string;
    price: string;
    vat: Vat;
    net: string;
    vatAmount: string;
    gross: string;
    /** The invoice a credit note takes back, and why. */
    original: Readonly<{ number: string; issueDate: string; reason: string }> | null;
  }>;

/** The sums of an invoice. */
export type Sums = Readonly<{ net: EuroCents; vat: EuroCents; gross: EuroCents }>;

/**
 * What an invoice over so much credit comes to. Reloads are whole iSC and prices whole cents, so only the VAT is
 * rounded, once, on the whole (EN 16931, BR-CO-17).
 */
export function sumsOf(amount: Ticks, price: EuroCents, { rateHundredths }: Vat): Sums {
  const net = euroCents((amount / TICKS_PER_ISC) * price);
  const vat = shareOf(net, BigInt(rateHundredths));
  return { net, vat, gross: euroCents(net + vat) };
}

/** The paper of an invoice and its sums; null where VAT cannot be told because a VAT id is missing. */
export function invoicePaper(
  facts: InvoiceFacts,
  numbered: Numbered,
): Readonly<{ paper: InvoicePaper; sums: Sums }> | null {
  const { seller, buyer, amount, price } = facts;
  const vat = decideVat(seller, buyer);
  if (vat === null) return null;
  const sums = sumsOf(amount, price, vat);
  const { vatRateHundredths: _rate, paymentDays: _term, ...sellerOnPaper } = seller;
  const { locale, ...buyerOnPaper } = buyer;
  const paper: InvoicePaper = {
    kind: "invoice",
    ...numbered,
    locale,
    seller: sellerOnPaper,
    buyer: buyerOnPaper,
    accountName: facts.accountName,
    customerName: facts.customerName,
    deliveryDate: facts.deliveryDate,
    quantity: (amount / TICKS_PER_ISC).toString(),
    price: formatEuro(price),
    vat,
    net: formatEuro(sums.net),
    vatAmount: formatEuro(sums.vat),
    gross: formatEuro(sums.gross),
    original: null,
  };
  return { paper, sums };
}

/** The credit note that takes an invoice back, whole: the same parties and amounts, with the invoice's number and the reason. */
export const creditNotePaper = (invoice: InvoicePaper, numbered: Numbered, reason: string): InvoicePaper => ({
  ...invoice,
  ...numbered,
  kind: "credit_note",
  original: { number: invoice.number, issueDate: invoice.issueDate, reason },
});
