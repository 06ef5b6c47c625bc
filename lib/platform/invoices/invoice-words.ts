import type { Locale } from "@/lib/domain/display/locale";
import type { PaperKind } from "@/lib/domain/invoices/invoice-number";
import type { VatCategory } from "@/lib/domain/invoices/vat";

type Label =
  | "product"
  | "number"
  | "issueDate"
  | "dueDate"
  | "deliveryDate"
  | "from"
  | "to"
  | "vatId"
  | "account"
  | "customer"
  | "original"
  | "reason"
  | "supply"
  | "item"
  | "itemDescription"
  | "quantity"
  | "price"
  | "amount"
  | "net"
  | "gross"
  | "iban"
  | "kept"
  | "xml";

/** What an invoice says in a language, besides its facts. */
export type InvoiceWords = Readonly<Record<Label, string>> &
  Readonly<{
    titles: Readonly<Record<PaperKind, string>>;
    vat: (rate: string) => string;
    /** Why no VAT is charged, where none is. */
    exemptions: Readonly<Record<Exclude<VatCategory, "S">, string>>;
    payBy: (date: string) => string;
    pageOf: (page: number, pages: number) => string;
  }>;

export const INVOICE_WORDS: Readonly<Record<Locale, InvoiceWords>> = {
  en: {
    product: "License Portal",
    titles: { invoice: "Invoice", credit_note: "Credit note" },
    number: "Number",
    issueDate: "Date",
    dueDate: "Due",
    deliveryDate: "Supplied on",
    from: "From",
    to: "To",
    vatId: "VAT id",
    account: "Account",
    customer: "Customer",
    original: "For invoice",
    reason: "Reason",
    supply: "Supply",
    item: "innovaphone Software Credits (iSC)",
    itemDescription: "Charged by the Automatic iSC Reloading Service",
    quantity: "Quantity",
    price: "Price (EUR)",
    amount: "Amount (EUR)",
    net: "Net",
    vat: (rate) => `VAT ${rate} %`,
    gross: "Total (EUR)",
    exemptions: {
      AE: "Reverse charge: VAT is owed by the recipient.",
      O: "Not subject to VAT: the place of supply is the country of the recipient.",
    },
    payBy: (date) => `Please pay by ${date}.`,
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    iban: "IBAN",
    kept: "The invoice is taken back; the iSC stay in the account, where they cannot be refunded or moved.",
    xml: "The file beside this one (XML) is the same invoice for programs, by EN 16931.",
  },
  de: {
    product: "Lizenzportal",
    titles: { invoice: "Rechnung", credit_note: "Rechnungskorrektur" },
    number: "Nummer",
    issueDate: "Datum",
    dueDate: "Fällig",
    deliveryDate: "Leistungsdatum",
    from: "Von",
    to: "An",
    vatId: "USt-IdNr.",
    account: "Konto",
    customer: "Kunde",
    original: "Zur Rechnung",
    reason: "Grund",
    supply: "Leistung",
    item: "innovaphone Software Credits (iSC)",
    itemDescription: "Aufgeladen durch den Automatic iSC Reloading Service",
    quantity: "Menge",
    price: "Preis (EUR)",
    amount: "Betrag (EUR)",
    net: "Netto",
    vat: (rate) => `Umsatzsteuer ${rate} %`,
    gross: "Gesamt (EUR)",
    exemptions: {
      AE: "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).",
      O: "Nicht steuerbar: Leistungsort ist das Land des Leistungsempfängers.",
    },
    payBy: (date) => `Bitte zahlen Sie bis ${date}.`,
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
    iban: "IBAN",
    kept: "Die Rechnung wird zurückgenommen; die iSC bleiben auf dem Konto, wo sie nicht erstattet oder übertragen werden können.",
    xml: "Die Datei neben dieser (XML) ist dieselbe Rechnung für Programme, nach EN 16931.",
  },
};

/** A rate as people write it: 1900 hundredths of a percent are "19", 750 are "7.5". */
export const shownRate = (hundredths: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(hundredths / 100);

/** An amount as people write it: "1.234,50". */
export const shownEuro = (amount: string, locale: Locale): string =>
  new Intl.NumberFormat(locale === "de" ? "de-DE" : "en-GB", { minimumFractionDigits: 2 }).format(
    amount as Intl.StringNumericLiteral,
  );
