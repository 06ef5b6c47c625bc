import { balanceAt, exhaustionAfter, rateAt, stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts, AccountState } from "@/lib/domain/accounts/facts";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { formatIsc, monthlyIsc } from "@/lib/domain/money/amount";
import { dailyTicks } from "@/lib/domain/money/burn";

/** What anyone is told of an account's money as of a second: exact ticks as text, and what is shown of them. */
export type AccountView = Readonly<{
  balanceTicks: string;
  balanceIsc: string;
  ratePerSecond: string;
  monthlyIsc: string;
  dailyIsc: string;
  state: AccountState;
  /** RFC 3339; null when nothing runs down or everything has stopped. */
  exhaustsAt: string | null;
  asOf: string;
}>;

/** The account's money at a second, for the API and for pages that count on from there. */
export function accountView(facts: AccountFacts, now: Instant): AccountView {
  const balance = balanceAt(facts, now);
  const rate = rateAt(facts, now);
  const exhaustion = exhaustionAfter(facts, now);
  return {
    balanceTicks: balance.toString(),
    balanceIsc: formatIsc(balance),
    ratePerSecond: rate.toString(),
    monthlyIsc: monthlyIsc(rate),
    dailyIsc: formatIsc(dailyTicks(rate)),
    state: stateAt(facts, now),
    exhaustsAt: exhaustion === null ? null : formatInstant(exhaustion),
    asOf: formatInstant(now),
  };
}
