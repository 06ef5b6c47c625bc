import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of the vendor's console say in English. */
export const vendor = {
  csv_column_unknown: ({ column }) =>
    `The first line names a column “${column}”, which is unknown here. Perhaps it is mistyped.`,
  list_faulty: ({ faults }) =>
    faults === 1
      ? "One line is wrong, so nothing was done. Please correct it."
      : `There are ${faults} wrong lines, so nothing was done. Please correct them.`,
  too_many_keys: ({ most }) => `At most ${most} keys are issued at once. Please divide the list.`,
  key_content_unclear: () => "Say either an iSC value or articles: a key holds one of both.",
  article_list_malformed: ({ text }) =>
    `“${text}” is not a list of articles. Write number:pieces, with a space between several, like 02-00039-002:37 02-00050-014:4.`,
  article_in_use: ({ article }) =>
    `The article ${article} is in use already: its kind cannot change any more.`,
} satisfies Partial<RefusalSentences>;
