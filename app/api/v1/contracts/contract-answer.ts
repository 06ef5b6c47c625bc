import { contractTitle } from "@/lib/domain/contracts/contract";
import { TERMS_VERSION } from "@/lib/domain/contracts/terms";
import type { Locale } from "@/lib/domain/display/locale";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { type ContractRecord, presentTerms } from "@/lib/features/contracts/data";

/** A contract as it is answered; a draft with the terms that are to be read and accepted. */
export function contractAnswer(contract: ContractRecord, locale: Locale) {
  const { id, kind, state, organization, details, number, rejectionReason, endReason } = contract;
  const { version, locale: language, hash, text } = contract.terms ?? presentTerms(kind, locale);
  return {
    id,
    kind,
    title: contractTitle(kind),
    state,
    organization: { id: organization.id, name: organization.name },
    details,
    number,
    createdAt: formatInstant(contract.createdAt),
    submittedAt: textOf(contract.submittedAt),
    decidedAt: textOf(contract.decidedAt),
    startsAt: textOf(contract.startsAt),
    endsAt: textOf(contract.endsAt),
    rejectionReason,
    endReason,
    terms: { version, locale: language, hash, text },
  };
}

const textOf = (moment: Instant | null): string | null => (moment === null ? null : formatInstant(moment));

/** A contract after a step, for the document. */
export const STEP_EXAMPLE = {
  id: "01990b5a-7c00-7000-8000-000000000020",
  kind: "software_rental" as const,
  state: "approved" as const,
  number: "C-2026-0007",
  startsAt: "2026-11-22T03:10:00Z",
  endsAt: null,
};

const DETAILS_EXAMPLE = {
  companyName: "Muster Telefonie GmbH",
  street: "Hafenstraße 1",
  postalCode: "24103",
  city: "Kiel",
  country: "Germany",
  vatId: "",
  signatoryName: "Erika Muster",
  signatoryRole: "Managing director",
};

/** A new draft, for the document. */
export const DRAFT_EXAMPLE = { kind: "software_rental" as const, ...DETAILS_EXAMPLE };

/** A contract, for the document. */
export const CONTRACT_EXAMPLE = {
  ...STEP_EXAMPLE,
  title: "Software Rental",
  organization: { id: "01990b5a-7c00-7000-8000-000000000002", name: "Muster Telefonie" },
  details: DETAILS_EXAMPLE,
  createdAt: "2026-11-20T09:00:00Z",
  submittedAt: "2026-11-20T09:12:00Z",
  decidedAt: "2026-11-22T03:10:00Z",
  rejectionReason: null,
  endReason: null,
  terms: {
    version: TERMS_VERSION,
    locale: "en" as const,
    hash: "1f3870be274f6c49b3e31a0c6728957f1f3870be274f6c49b3e31a0c6728957f",
    text: "Demo terms of the contract “Software Rental” (demo-1)\n1. These are demo terms.",
  },
};
