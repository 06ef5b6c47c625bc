import {
  accountRateOf,
  isRented,
  type PbxConfiguration,
  type PbxLines,
  priceConfiguration,
  type PriceOf,
} from "@/lib/domain/accounts/configuration";
import { type Posting, entriesOf, momentEntry } from "@/lib/domain/accounts/entry";
import { stateEvent } from "@/lib/domain/accounts/entry-event";
import { type AccountFacts, stateOf } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { formatIsc, monthlyIsc } from "@/lib/domain/money/amount";
import { NO_TICKS } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";

/** What the account shall rent from now on: the lines of all its PBXs, and the price list in force. */
export type Change = Readonly<{ pbxs: readonly PbxLines[]; priceOf: PriceOf }>;
/** A change as it is to be stored: with the configuration at its newly pinned prices. */
export type ChangePosting = Posting & Readonly<{ configuration: readonly PbxConfiguration[] }>;

/**
 * Replaces what the account rents, in a second not before its last settlement: pays for the time until then at the old
 * rate, and burns at the new one from there on. All its PBXs go on the prices in force, also those that were not
 * touched. Refuses a change that could not pay its first second (`balance_too_low`), an article without a price
 * (`price_missing`) and a rate no account can hold (`rate_too_high`); one that rents nothing is always possible.
 */
export function changeConfiguration(
  facts: AccountFacts,
  { pbxs, priceOf }: Change,
  now: Instant,
): ChangePosting {
  const configuration = priceConfiguration(pbxs, priceOf);
  const { entry, facts: settled } = settle(facts, now);
  const changed: AccountFacts = {
    ...settled,
    rate: accountRateOf(configuration),
    rented: isRented(configuration),
  };
  if (stateOf(changed) === "stopped") {
    throw new Refusal("balance_too_low", {
      balanceIsc: formatIsc(changed.balance),
      monthlyIsc: monthlyIsc(changed.rate),
    });
  }
  const event = stateEvent(settled, changed) ?? "changed";
  const change = momentEntry({ kind: "change", amount: NO_TICKS, event }, changed);
  return { entries: entriesOf(entry, change), facts: changed, configuration };
}
