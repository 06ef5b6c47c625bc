import type { ChangePosting } from "@/lib/domain/accounts/change-configuration";
import type { PbxConfiguration } from "@/lib/domain/accounts/configuration";
import { entriesOf, momentEntry } from "@/lib/domain/accounts/entry";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import type { Instant } from "@/lib/domain/instant";
import { NO_TICKS } from "@/lib/domain/money/units";

/** What an account rents, and the two devices that change places. */
export type Swap = Readonly<{ pbxs: readonly PbxConfiguration[]; oldSerial: string; newSerial: string }>;

/**
 * Exchanges a device (RMA): what the old one rents, the new one rents from this second on, at the price pinned to it.
 * The second before is the old one's, this one is the new one's. Rate and state of the account stay as they are, so it
 * is never refused for want of credit, and a swap while the rental stands leaves it standing.
 */
export function swapDevice(
  facts: AccountFacts,
  { pbxs, oldSerial, newSerial }: Swap,
  now: Instant,
): ChangePosting {
  const rented = pbxs.find(({ serial }) => serial === oldSerial)?.lines ?? [];
  const configuration = pbxs.map((pbx) => {
    if (pbx.serial === oldSerial) return { ...pbx, lines: [] };
    return pbx.serial === newSerial ? { ...pbx, lines: rented } : pbx;
  });
  const { entry, facts: settled } = settle(facts, now);
  const change = momentEntry({ kind: "change", amount: NO_TICKS, event: "rma" }, settled);
  return { entries: entriesOf(entry, change), facts: settled, configuration };
}
