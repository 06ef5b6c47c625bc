import type { RefusalSentences } from "@/lib/domain/refusal-sentences/wording";

/** What refusals of statements and their files say in English. */
export const statements = {
  month_malformed: ({ text }) => `“${text}” is not a month. Write it like 2026-11.`,
  time_zone_unknown: ({ text }) => `“${text}” is not a time zone. Write it like Europe/Berlin.`,
  sheet_too_long: ({ rows, most }) =>
    `These are ${rows} rows, and a spreadsheet is made for at most ${most}. Please choose a shorter time, or take CSV, which has no limit.`,
} satisfies Partial<RefusalSentences>;
