import type { ContractState } from "@/lib/domain/contracts/contract";
import type { Locale } from "@/lib/domain/display/locale";

type Label =
  | "product"
  | "offer"
  | "contract"
  | "state"
  | "number"
  | "submittedAt"
  | "startsAt"
  | "endsAt"
  | "company"
  | "organization"
  | "address"
  | "vatId"
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
    product: "License Portal",
    offer: "Offer",
    contract: "Contract",
    state: "State",
    number: "Contract number",
    submittedAt: "Submitted on",
    startsAt: "Begins on",
    endsAt: "Ends on",
    company: "Company",
    organization: "Organization in the portal",
    address: "Address",
    vatId: "VAT ID",
    signatory: "Signatory",
    accepted: "Read and accepted when the offer was submitted; fingerprint of the terms:",
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    states: {
      draft: "Draft",
      submitted: "Submitted",
      approved: "Approved",
      rejected: "Rejected",
      ended: "Ended",
    },
  },
  de: {
    product: "Lizenzportal",
    offer: "Angebot",
    contract: "Vertrag",
    state: "Stand",
    number: "Vertragsnummer",
    submittedAt: "Eingereicht am",
    startsAt: "Beginnt am",
    endsAt: "Endet am",
    company: "Unternehmen",
    organization: "Organisation im Portal",
    address: "Anschrift",
    vatId: "USt-IdNr.",
    signatory: "Unterzeichnet von",
    accepted: "Gelesen und angenommen mit dem Einreichen des Angebots; Fingerabdruck der Bedingungen:",
    pageOf: (page, pages) => `Seite ${page} von ${pages}`,
    states: {
      draft: "Entwurf",
      submitted: "Eingereicht",
      approved: "Genehmigt",
      rejected: "Abgelehnt",
      ended: "Beendet",
    },
  },
};
