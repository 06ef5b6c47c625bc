import { z } from "zod";
import { LOCALES } from "@/lib/domain/display/locale";
import { type Instant, parseInstant } from "@/lib/domain/instant";
import { COUNTRIES, isVatIdOf, plainVatId } from "@/lib/domain/invoices/countries";
import { type EuroCents, parseEuro } from "@/lib/domain/invoices/euro";
import { momentText, parsed, wholeNumber } from "@/lib/features/fields/schema";

const text = (most: number) => z.string().trim().min(1).max(most);

/** A VAT id as it was typed, in plain letters and digits. Whether it fits the country is looked at with the country. */
const vatId = z
  .string()
  .max(40)
  .transform(plainVatId)
  .default("")
  .meta({ description: "With the country's letters; empty where there is none.", examples: ["ATU12345678"] });

const party = {
  companyName: text(160),
  street: text(160),
  postalCode: text(20),
  city: text(120),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => COUNTRIES.includes(code), { error: "country_unknown" })
    .meta({ description: "ISO 3166-1, two letters.", examples: ["AT"] }),
  vatId,
  email: z.email().max(160).meta({ description: "Where invoices are sent." }),
};

const fitsCountry = (fields: Readonly<{ vatId: string; country: string }>): boolean =>
  fields.vatId === "" || isVatIdOf(fields.vatId, fields.country);
const VAT_FAULT = { path: ["vatId"], error: "vat_id_malformed" };

/** Where a partner's invoices go. */
export const billingAddressSchema = z
  .strictObject({
    ...party,
    locale: z.enum(LOCALES).default("en").meta({ description: "The language of the invoices." }),
  })
  .refine(fitsCountry, VAT_FAULT);
export type BillingAddressInput = z.infer<typeof billingAddressSchema>;

/** Groups of digits as banks print them count as one. An IBAN carries its own check (ISO 13616). */
const iban = z
  .string()
  .max(50)
  .transform((typed) => typed.replaceAll(/\s/g, "").toUpperCase())
  .refine(isIban, { error: "iban_malformed" });

function isIban(plain: string): boolean {
  if (!/^[A-Z]{2}\d{2}[\dA-Z]{10,30}$/.test(plain)) return false;
  const digits = [...(plain.slice(4) + plain.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}

const percent = z
  .string()
  .trim()
  .regex(/^\d{1,2}([.,]\d{1,2})?$/, { error: "vat_rate_malformed" })
  .transform((typed) => Math.round(Number(typed.replace(",", ".")) * 100));

/** The seller on every invoice. */
export const sellerSchema = z
  .strictObject({
    ...party,
    contactName: text(120),
    iban,
    vatRate: percent,
    paymentDays: wholeNumber({ min: 0, max: 365 }),
  })
  .refine(({ vatId: id }) => id !== "", { path: ["vatId"], error: "vat_id_malformed" })
  .refine(fitsCountry, VAT_FAULT);
export type SellerInput = z.infer<typeof sellerSchema>;

/** A price of one iSC in euros without VAT, and from when on; without a second from now on. */
export type IscPriceInput = Readonly<{ price: EuroCents; validFrom?: Instant | undefined }>;

const reference = z.string().min(1).max(255).optional();
/** The form with the price of one iSC: the second as a clock in the person's time zone shows it. */
export const iscPriceFormSchema = z.object({
  price: parsed(parseEuro),
  validFrom: z.string().trim().max(20).default(""),
  reference,
});

/** The price of one iSC by token. */
export const iscPriceSchema = z.strictObject({
  priceEuro: parsed(parseEuro).meta({
    description: "Without VAT, at most two decimals.",
    examples: ["1.20"],
  }),
  validFrom: parsed(parseInstant)
    .optional()
    .meta({ description: "From this second on, RFC 3339; left out: from now on." }),
});

/** Somebody on an invoice, as they are answered. */
export const partyAnswer = {
  companyName: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  vatId: z.string(),
  email: z.string(),
};

/** Where a partner's invoices go, as it is answered; null before there is such an address. */
export const billingAddressAnswerSchema = z.object({
  address: z.object({ ...partyAnswer, locale: z.enum(LOCALES) }).nullable(),
});

/** Who invoices, as it is answered; null until the vendor has said so. */
export const sellerAnswerSchema = z.object({
  seller: z
    .object({
      ...partyAnswer,
      contactName: z.string(),
      iban: z.string(),
      vatRate: z.string().meta({ description: "Percent.", examples: ["19"] }),
      paymentDays: z.number().int(),
    })
    .nullable(),
});

/** A price of one iSC as it is answered. */
export const iscPriceAnswerSchema = z.object({
  id: z.uuid(),
  priceEuro: z.string().regex(/^\d+\.\d\d$/),
  validFrom: momentText,
});
