import { type ContractKind, type ContractState, contractTitle } from "@/lib/domain/contracts/contract";
import type { OfferDetails } from "@/lib/domain/contracts/offer";
import { DEFAULT_TIME_ZONE, type Locale } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import type { ContractPaper } from "@/lib/platform/contracts/draw-contract";
import { messages } from "@/lib/platform/i18n/messages";

/** What stands on the paper of a contract. */
export type ContractFacts = Readonly<{
  kind: ContractKind;
  state: ContractState;
  organization: Readonly<{ name: string }>;
  details: OfferDetails;
  submittedAt: Instant | null;
  number: string | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
  terms: Readonly<{ version: string; text: string; hash: string }> | null;
}>;

/** Lays a submitted contract out for printing; the terms in the language in which they were accepted. */
export function contractPaper(contract: ContractFacts, locale: Locale): ContractPaper {
  const { paper, states } = messages[locale].contracts;
  const { kind, state, number, submittedAt, startsAt, endsAt, terms } = contract;
  const moment = (at: Instant | null) =>
    at === null ? "" : showMoment(at, { locale, timeZone: DEFAULT_TIME_ZONE }, "exact");
  const [termsTitle = "", ...paragraphs] = (terms?.text ?? "").split("\n");
  const facts: ContractPaper["facts"] = [
    [paper.state, states[state]],
    [paper.number, number ?? ""],
    [paper.submittedAt, moment(submittedAt)],
    [paper.startsAt, moment(startsAt)],
    [paper.endsAt, moment(endsAt)],
    ...partyFacts(contract, locale),
  ];
  return {
    locale,
    product: paper.product,
    title: `${number === null ? paper.offer : paper.contract}: ${contractTitle(kind)}`,
    facts: facts.filter(([, value]) => value !== ""),
    termsTitle,
    paragraphs,
    footer: `${paper.accepted} SHA-256 ${terms?.hash ?? ""}`,
  };
}

function partyFacts({ organization, details }: ContractFacts, locale: Locale): ContractPaper["facts"] {
  const { fields, paper } = messages[locale].contracts;
  const { companyName, street, postalCode, city, country, vatId, signatoryName, signatoryRole } = details;
  return [
    [fields.companyName, companyName],
    [paper.organization, organization.name === companyName ? "" : organization.name],
    [paper.address, `${street}, ${postalCode} ${city}, ${country}`],
    [paper.vatId, vatId],
    [paper.signatory, `${signatoryName}, ${signatoryRole}`],
  ];
}
