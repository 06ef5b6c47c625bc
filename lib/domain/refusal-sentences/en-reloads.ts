import { type RefusalSentences, wordsFor } from "@/lib/domain/refusal-sentences/wording";

const OBSTACLES = {
  contract: "the partner's contract “Automatic iSC Reloading Service”",
  charge_missing: "one month of iSC charged by hand",
  billing_missing: "the partner's billing address",
  vat_id_missing: "the partner's VAT id",
  seller_missing: "the vendor's own billing facts",
  price_missing: "the price of one iSC in euros",
};

const STATES = {
  open: "is under way",
  charged: "is charged and will be invoiced",
  invoiced: "is invoiced and will be mailed",
  mailed: "is done",
  failed: "has failed",
  stopped: "was stopped",
};

/** Each of several words, separated by commas, as people read it. */
const named = (obstacles: string): string =>
  obstacles
    .split(", ")
    .map((obstacle) => wordsFor(OBSTACLES, obstacle, obstacle))
    .join(", ");

/** What refusals about reloads, invoices and billing say in English. */
export const reloads = {
  euro_malformed: () =>
    "A price looks like 1 or 1.20: euros, more than nothing, and at most two decimals; at most 100,000.",
  country_unknown: () => "Please choose a country.",
  vat_id_malformed: () => "A VAT id begins with the letters of its country, such as ATU12345678.",
  vat_rate_malformed: () =>
    "A VAT rate is a number in percent, from 0 to 99.99 with two decimals at most: 19 or 8.1.",
  iban_malformed: () => "This is not a valid IBAN. Please check its digits.",
  reload_amount_malformed: ({ most }) => `Reloads are whole iSC, from 1 to ${most}.`,
  reload_cap_too_low: () => "The monthly cap must allow one reload at least.",
  reload_not_possible: ({ obstacles }) =>
    `The reloading service cannot be switched on yet. Missing: ${named(obstacles)}.`,
  reload_not_set_up: () => "The reloading service is not set up for this account.",
  reload_not_found: () => "There is no such reload, or it is not yours to see.",
  reload_state_wrong: ({ state }) =>
    `This is no longer possible: the reload ${wordsFor(STATES, state, "has changed")}.`,
  invoice_not_possible: ({ obstacles }) => `No invoice can be written. Missing: ${named(obstacles)}.`,
  invoice_not_found: () => "There is no such invoice, or it is not yours to see.",
  invoice_cancelled: ({ number }) => `This invoice is taken back already, by the credit note ${number}.`,
  credit_note_final: () => "A credit note cannot be taken back.",
} satisfies Partial<RefusalSentences>;
