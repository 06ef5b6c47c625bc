import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of deletions, mixed licenses and promotions say in English. */
export const accountLife = {
  account_deleted: () => "This account was deleted. Its history can still be read.",
  account_rents: ({ monthlyIsc }) =>
    `The account still rents for ${monthlyIsc} iSC a month. Please remove everything it rents first.`,
  name_differs: ({ name }) => `Please type the account's name exactly as it is: ${name}.`,
  balance_moved: ({ balanceIsc }) =>
    `The balance has changed since you looked: it is ${balanceIsc} iSC now. Please look at it and confirm again.`,
  pbx_rents: ({ serial }) => `The PBX ${serial} still rents licenses. Please remove them first.`,
  rented_and_purchased: ({ serial, version }) =>
    `Up to version 13 a PBX runs on rented or on purchased licenses, never on both. On ${serial} there would be both, with version ${version} among them.`,
  rented_versions_mixed: ({ serial, versions }) =>
    `The licenses rented on ${serial} would have several versions: ${versions}. Please rent all of them in one version.`,
  promotion_not_found: () => "There is no such promotion.",
  promotion_requested: ({ name }) =>
    `A promotion for the system ${name} is waiting for the vendor already. Please withdraw it first.`,
  promotion_state_wrong: () => "Somebody has decided about this promotion in the meantime.",
  promotion_end_in_past: () => "A promotion ends at a later time than now.",
} satisfies Partial<RefusalSentences>;
