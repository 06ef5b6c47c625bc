import { type RefusalSentences, readableTime, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const STATES = {
  draft: "is still a draft",
  submitted: "was submitted and waits for the vendor",
  approved: "is approved",
  rejected: "was rejected",
  ended: "has ended",
};

const UNSUITABLE = {
  role_mailbox: "is read by several people, so nobody in particular would have signed",
  freemail: "belongs to a free mail service, not to a company",
};

/** What refusals about contracts, and about renting without one, say in English. */
export const contracts = {
  contract_not_found: () => "There is no such contract, or it is not yours to see.",
  contract_exists: ({ contract, state }) =>
    `There is a contract “${contract}” already: it ${wordsFor(STATES, state, "exists")}. Each frame contract is made once per organization.`,
  contract_state_wrong: ({ state }) =>
    `This is no longer possible: the contract ${wordsFor(STATES, state, "has changed")}.`,
  contract_incomplete: ({ fields }) => `The offer is not complete yet. Please fill in: ${fields}.`,
  contract_terms_changed: ({ version }) =>
    `These are not the terms in force (${version}). Please read them again before you accept them.`,
  contract_address_unsuitable: ({ reason, email }) =>
    `Contracts are offered by a person of the company: ${email} ${wordsFor(UNSUITABLE, reason, "cannot be used for that")}. Please use a personal address of your company.`,
  contract_number_taken: ({ number }) => `Another contract has the number ${number} already.`,
  contract_end_in_past: ({ endsAt, now }) =>
    `A contract cannot end in the past: ${readableTime(endsAt)} is before ${readableTime(now)}.`,
  contract_missing: ({ contract }) =>
    `Nothing new can be rented without an approved contract “${contract}”. Add the contract first.`,
  contract_undecided: ({ contract }) =>
    `The offer “${contract}” waits for the vendor. Rental begins when it is approved.`,
  contract_rejected: ({ contract }) => `The offer “${contract}” was rejected. Read why, and make a new one.`,
  contract_not_started: ({ contract, startsAt }) =>
    `The contract “${contract}” begins on ${readableTime(startsAt)}. Nothing can be rented before.`,
  contract_ended: ({ contract }) =>
    `The contract “${contract}” was ended: nothing new can be rented under it. Offer a new one.`,
} as const satisfies Partial<RefusalSentences>;
