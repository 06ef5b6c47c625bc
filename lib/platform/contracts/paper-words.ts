import type { ContractState } from "@/lib/domain/contracts/contract";
import type { Locale } from "@/lib/domain/display/locale";
import de from "@/lib/platform/i18n/messages/de/contracts.json" with { type: "json" };
import en from "@/lib/platform/i18n/messages/en/contracts.json" with { type: "json" };

/** What the screens say as well: paper says it in the same words. */
type Shared = "state" | "submittedAt" | "startsAt" | "endsAt" | "address" | "vatId";
type Label =
  | Shared
  | "product"
  | "offer"
  | "contract"
  | "number"
  | "company"
  | "organization"
  | "signatory"
  | "accepted";

/** What a contract says on paper, besides its terms. */
export type PaperWords = Readonly<Record<Label, string>> &
  Readonly<{
    states: Readonly<Record<ContractState, string>>;
    pageOf: (page: number, pages: number) => string;
  }>;

export const PAPER_WORDS: Readonly<Record<Locale, PaperWords>> = {
  en: {
    ...en,
    product: "License Portal",
    offer: "Offer",
    contract: "Contract",
    number: "Contract number",
    company: "Company",
    organization: "Organization in the portal",
    signatory: "Signatory",
    accepted: "Read and accepted when the offer was submitted; fingerprint of the terms:",
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  },
  de: {
    ...de,
    product: "Lizenzportal",
    offer: "Angebot",
    contract: "Vertrag",
    number: "Vertragsnummer",
    company: "Unternehmen",
    organization: "Organisation im Portal",
    signatory: "Unterzeichnet von",
    accepted: "Gelesen und angenommen mit dem Einreichen des Angebots; Fingerabdruck der Bedingungen:",
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
  },
};
