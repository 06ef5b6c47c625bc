import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of price lists and their drafts say in English. */
export const prices = {
  price_too_high: ({ most }) => `A price is at most ${most} iSC per piece and month.`,
  price_repeated: ({ article }) =>
    `The article ${article} stands in the list twice. Please leave out one of the two lines.`,
  draft_outdated: ({ basedOn, version }) =>
    `Somebody changed this draft in the meantime: you saw version ${basedOn}, it is version ${version} now. Please look at it and make your change again.`,
  draft_published: ({ number }) =>
    `This draft was published as price list ${number} and cannot change any more.`,
} satisfies Partial<RefusalSentences>;
