import { FormatFactoryService, type Invoice, invoiceSchema } from "@e-invoice-eu/core";
import { Ajv2019, type ValidateFunction } from "ajv/dist/2019.js";
import type { InvoicePaper } from "@/lib/domain/invoices/paper";
import type { Party } from "@/lib/domain/invoices/party";
import type { Vat, VatCategory } from "@/lib/domain/invoices/vat";
import { INVOICE_WORDS } from "@/lib/platform/invoices/invoice-words";

type Document = Invoice["ubl:Invoice"];

const SPECIFICATION = "urn:cen.eu:en16931:2017";
const TYPE_CODES = { invoice: "380", credit_note: "381" } as const;
/** SEPA credit transfer (UNTDID 4461). */
const SEPA = "58";
/** A mutually defined unit (UN/ECE 20): there is no code for an iSC. */
const MUTUALLY_DEFINED = "ZZ";
const EXEMPTION_CODES: Readonly<Record<Exclude<VatCategory, "S">, "VATEX-EU-AE" | "VATEX-EU-O">> = {
  AE: "VATEX-EU-AE",
  O: "VATEX-EU-O",
};

const SILENT = { log: () => undefined, warn: () => undefined, error: () => undefined };
/** UN/CEFACT Cross Industry Invoice, which ZUGFeRD and XRechnung share. */
const FORMAT = new FormatFactoryService().createFormatService("CII", SILENT);

/** The rules of EN 16931 the library brings. Compiling them takes most of a second, so it is done once. */
const rules = (): ValidateFunction<Invoice> => (compiled ??= compile());
let compiled: ValidateFunction<Invoice> | undefined;

function compile(): ValidateFunction<Invoice> {
  const schema = structuredClone(invoiceSchema);
  FORMAT.patchSchema(schema);
  return new Ajv2019({ strict: true, allErrors: true, useDefaults: true }).compile<Invoice>(schema);
}

/**
 * Writes a paper as e-invoice: EN 16931 as XML. What is written is checked against the library's rules first; where one
 * is broken, this throws with the rules' own words.
 */
export async function eInvoice(paper: InvoicePaper): Promise<Uint8Array<ArrayBuffer>> {
  const invoice = withReachableReference(checked({ "ubl:Invoice": documentOf(paper) }));
  FORMAT.fillInvoiceDefaults(invoice);
  const options = { format: "cii", lang: paper.locale, noWarnings: true };
  return new Uint8Array(Buffer.from(await FORMAT.generate(invoice, options)));
}

/**
 * The invoice a credit note takes back, where the library's CII writer looks for it (2.3.4): a level higher than its own
 * rules and its UBL writer have it. Otherwise the reference would be left out without a word.
 */
function withReachableReference(invoice: Invoice): Invoice {
  const { "cac:BillingReference": references, ...document } = invoice["ubl:Invoice"];
  if (references === undefined) return invoice;
  // Its day is left out: the writer would not bring it into the form CII wants, and the number names the invoice alone.
  const raised = references.map((one) => ({ "cbc:ID": one["cac:InvoiceDocumentReference"]["cbc:ID"] }));
  return { "ubl:Invoice": { ...document, "cac:BillingReference": raised as unknown as typeof references } };
}

/** What breaks no rule; anything else is refused with the rule and its place. */
export function checked(invoice: Invoice): Invoice {
  const check = rules();
  if (check(invoice)) return invoice;
  const faults = (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  throw new Error(`this is no invoice by EN 16931: ${faults.join("; ")}`);
}

/** A paper by the business terms of EN 16931, under the names the library knows them by. */
export function documentOf(paper: InvoicePaper): Document {
  const words = INVOICE_WORDS[paper.locale];
  const { kind, original, vat } = paper;
  return {
    "cbc:CustomizationID": SPECIFICATION,
    "cbc:ID": paper.number,
    "cbc:IssueDate": paper.issueDate,
    "cbc:DueDate": paper.dueDate,
    "cbc:InvoiceTypeCode": TYPE_CODES[kind],
    // One note: the library writes several into one element, which may hold one.
    "cbc:Note": [original ? `${original.reason} ${words.kept}` : words.itemDescription],
    "cbc:DocumentCurrencyCode": "EUR",
    "cbc:BuyerReference": paper.accountName,
    ...(original && {
      "cac:BillingReference": [
        {
          "cac:InvoiceDocumentReference": { "cbc:ID": original.number, "cbc:IssueDate": original.issueDate },
        },
      ],
    }),
    "cac:AccountingSupplierParty": { "cac:Party": sellerOf(paper) },
    "cac:AccountingCustomerParty": { "cac:Party": buyerOf(paper) },
    "cac:Delivery": { "cbc:ActualDeliveryDate": paper.deliveryDate },
    "cac:PaymentMeans": [
      { "cbc:PaymentMeansCode": SEPA, "cac:PayeeFinancialAccount": { "cbc:ID": paper.seller.iban } },
    ],
    "cac:TaxTotal": [taxOf(paper)],
    "cac:LegalMonetaryTotal": totalsOf(paper),
    "cac:InvoiceLine": [lineOf(paper, vat)],
  };
}

const euro = <Name extends string>(name: Name, amount: string) =>
  ({ [name]: amount, [`${name}@currencyID`]: "EUR" }) as Record<Name, string> &
    Record<`${Name}@currencyID`, "EUR">;

const VAT_SCHEME = { "cac:TaxScheme": { "cbc:ID": "VAT" } } as const;

/** What is not subject to VAT has no rate, not even none (BR-O-05). */
const isSubject = ({ category }: Vat): boolean => category !== "O";

const rateOf = (vat: Vat) => isSubject(vat) && { "cbc:Percent": percentOf(vat) };

const percentOf = ({ rateHundredths }: Vat): string =>
  `${Math.trunc(rateHundredths / 100)}.${String(rateHundredths % 100).padStart(2, "0")}`;

/**
 * What is not subject to VAT names nobody's VAT id (BR-O-02); the seller must be identified all the same (BR-CO-26), so
 * the id, which an authority gave, stands as the one of its registration.
 */
function sellerOf({ seller, vat }: InvoicePaper): Document["cac:AccountingSupplierParty"]["cac:Party"] {
  return {
    ...addressed(seller),
    ...(isSubject(vat) && { "cac:PartyTaxScheme": [{ "cbc:CompanyID": seller.vatId, ...VAT_SCHEME }] }),
    "cac:PartyLegalEntity": {
      "cbc:RegistrationName": seller.companyName,
      ...(!isSubject(vat) && { "cbc:CompanyID": seller.vatId }),
    },
    "cac:Contact": { "cbc:Name": seller.contactName, "cbc:ElectronicMail": seller.email },
  };
}

function buyerOf({ buyer, vat }: InvoicePaper): Document["cac:AccountingCustomerParty"]["cac:Party"] {
  return {
    ...addressed(buyer),
    ...(buyer.vatId !== "" &&
      isSubject(vat) && { "cac:PartyTaxScheme": { "cbc:CompanyID": buyer.vatId, ...VAT_SCHEME } }),
    "cac:PartyLegalEntity": { "cbc:RegistrationName": buyer.companyName },
  };
}

type Country = Document["cac:AccountingCustomerParty"]["cac:Party"]["cac:PostalAddress"]["cac:Country"];

function addressed({ email, street, city, postalCode, country }: Party) {
  return {
    "cbc:EndpointID": email,
    "cbc:EndpointID@schemeID": "EM" as const,
    "cac:PostalAddress": {
      "cbc:StreetName": street,
      "cbc:CityName": city,
      "cbc:PostalZone": postalCode,
      "cac:Country": { "cbc:IdentificationCode": country } as Country,
    },
  };
}

function taxOf({ locale, net, vatAmount, vat }: InvoicePaper): Document["cac:TaxTotal"][0] {
  const { category } = vat;
  const exemption = category !== "S" && {
    "cbc:TaxExemptionReasonCode": EXEMPTION_CODES[category],
    "cbc:TaxExemptionReason": INVOICE_WORDS[locale].exemptions[category],
  };
  return {
    ...euro("cbc:TaxAmount", vatAmount),
    "cac:TaxSubtotal": [
      {
        ...euro("cbc:TaxableAmount", net),
        ...euro("cbc:TaxAmount", vatAmount),
        "cac:TaxCategory": {
          "cbc:ID": category,
          ...rateOf(vat),
          ...exemption,
          ...VAT_SCHEME,
        },
      },
    ],
  };
}

const totalsOf = ({ net, gross }: InvoicePaper): Document["cac:LegalMonetaryTotal"] => ({
  ...euro("cbc:LineExtensionAmount", net),
  ...euro("cbc:TaxExclusiveAmount", net),
  ...euro("cbc:TaxInclusiveAmount", gross),
  ...euro("cbc:PayableAmount", gross),
});

function lineOf(paper: InvoicePaper, vat: Vat): Document["cac:InvoiceLine"][0] {
  const words = INVOICE_WORDS[paper.locale];
  return {
    "cbc:ID": "1",
    "cbc:InvoicedQuantity": paper.quantity,
    "cbc:InvoicedQuantity@unitCode": MUTUALLY_DEFINED,
    ...euro("cbc:LineExtensionAmount", paper.net),
    "cac:Item": {
      "cbc:Description": `${words.account} ${paper.accountName}, ${words.customer} ${paper.customerName}`,
      "cbc:Name": words.item,
      "cac:ClassifiedTaxCategory": { "cbc:ID": vat.category, ...rateOf(vat), ...VAT_SCHEME },
    },
    "cac:Price": euro("cbc:PriceAmount", paper.price),
  };
}
