import type { Locale } from "@/lib/domain/display/locale";

/** Somebody on an invoice. */
export type Party = Readonly<{
  companyName: string;
  street: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1, two letters. */
  country: string;
  /** Empty where there is none. */
  vatId: string;
  email: string;
}>;

/** Who is invoiced, and in which language. */
export type Buyer = Party & Readonly<{ locale: Locale }>;

/** Who invoices: where to pay, at which VAT rate (hundredths of a percent), within how many days. */
export type Seller = Party &
  Readonly<{ contactName: string; iban: string; vatRateHundredths: number; paymentDays: number }>;
