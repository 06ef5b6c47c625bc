import { type ContractKind, type ContractState, contractTitle } from "@/lib/domain/contracts/contract";
import type { OfferDetails } from "@/lib/domain/contracts/offer";
import { DEFAULT_TIME_ZONE, type Locale } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import type { ContractPaper } from "@/lib/platform/contracts/draw-contract";
import { countryName } from "@/lib/platform/paper/country-name";
import { PAPER_WORDS } from "@/lib/platform/contracts/paper-words";

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
  const words = PAPER_WORDS[locale];
  const { kind, state, number, submittedAt, startsAt, endsAt, terms, details } = contract;
  const moment = (at: Instant | null) =>
    at === null ? "" : showMoment(at, { locale, timeZone: DEFAULT_TIME_ZONE }, "exact");
  const [termsTitle = "", ...paragraphs] = (terms?.text ?? "").split("\n");
  const facts: ContractPaper["facts"] = [
    [words.state, words.states[state]],
    [words.number, number ?? ""],
    [words.submittedAt, moment(submittedAt)],
    [words.startsAt, moment(startsAt)],
    [words.endsAt, moment(endsAt)],
    ...partyFacts(contract, locale),
  ];
  return {
    locale,
    product: words.product,
    title: `${number === null ? words.offer : words.contract}: ${contractTitle(kind)}`,
    facts: facts.filter(([, value]) => value !== ""),
    termsTitle,
    paragraphs,
    fingerprint: `${words.accepted} SHA-256 ${terms?.hash ?? ""}`,
    foot: `${words.product} · ${details.companyName}`,
    pageOf: words.pageOf,
  };
}

function partyFacts({ organization, details }: ContractFacts, locale: Locale): ContractPaper["facts"] {
  const words = PAPER_WORDS[locale];
  const { companyName, street, postalCode, city, country, vatId, signatoryName, signatoryRole } = details;
  return [
    [words.company, companyName],
    [words.organization, organization.name === companyName ? "" : organization.name],
    [words.address, `${street}, ${postalCode} ${city}, ${countryName(country, locale)}`],
    [words.vatId, vatId],
    [words.signatory, `${signatoryName}, ${signatoryRole}`],
  ];
}
