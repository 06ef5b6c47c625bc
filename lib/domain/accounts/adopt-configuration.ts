import type { ChangePosting } from "@/lib/domain/accounts/change-configuration";
import { accountRateOf, isRented, type PbxConfiguration } from "@/lib/domain/accounts/configuration";
import { entriesOf, momentEntry } from "@/lib/domain/accounts/entry";
import { stateEvent } from "@/lib/domain/accounts/entry-event";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { NO_TICKS } from "@/lib/domain/money/units";

/**
 * Takes a configuration with its prices as it is, from this second on: what ran is debited up to it at the rate
 * before. Unlike a change it asks for no prices in force and is never refused, because it costs no more than before.
 */
export function adoptConfiguration(
  facts: AccountFacts,
  configuration: readonly PbxConfiguration[],
  now: Instant,
): ChangePosting {
  const { entry, facts: settled } = settle(facts, now);
  const rate = accountRateOf(configuration);
  const adopted: AccountFacts = { ...settled, rate, rented: isRented(configuration) };
  const event = stateEvent(settled, adopted) ?? "repriced";
  const change = momentEntry({ kind: "change", amount: NO_TICKS, event }, adopted);
  return { entries: entriesOf(entry, change), facts: adopted, configuration };
}
