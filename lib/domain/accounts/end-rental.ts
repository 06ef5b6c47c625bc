import { accountRateOf, isRented, type PbxConfiguration } from "@/lib/domain/accounts/configuration";
import type { ChangePosting } from "@/lib/domain/accounts/change-configuration";
import { entriesOf, momentEntry } from "@/lib/domain/accounts/entry";
import { stateEvent } from "@/lib/domain/accounts/entry-event";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { NO_TICKS } from "@/lib/domain/money/units";

/** What an account rents, and the PBXs that shall rent nothing more. */
export type RentalEnd = Readonly<{ pbxs: readonly PbxConfiguration[]; ended: readonly string[] }>;

/**
 * Ends what some PBXs rent, in this second: they are debited up to it and not beyond. Unlike a change it is never
 * refused, and the other PBXs keep the prices they have.
 */
export function endRental(facts: AccountFacts, { pbxs, ended }: RentalEnd, now: Instant): ChangePosting {
  const configuration = pbxs.map((pbx) => (ended.includes(pbx.serial) ? { ...pbx, lines: [] } : pbx));
  const { entry, facts: settled } = settle(facts, now);
  const rented = isRented(configuration);
  const changed: AccountFacts = { ...settled, rate: accountRateOf(configuration), rented };
  const event = stateEvent(settled, changed) ?? "changed";
  const change = momentEntry({ kind: "change", amount: NO_TICKS, event }, changed);
  return { entries: entriesOf(entry, change), facts: changed, configuration };
}
