import { shownCents } from "@/lib/domain/money/amount";
import { type Cents, type Ticks, cents } from "@/lib/domain/money/units";

/** What a statement shows for a movement: the step between the two balances as they are shown. */
export const shownStep = (before: Ticks, after: Ticks): Cents =>
  cents(shownCents(after) - shownCents(before));

/**
 * The amounts a statement shows beside a column of balances. Each is the step between two shown balances, so that
 * shown opening + shown amounts = shown closing, although the exact amounts have more decimals.
 */
export function shownSteps(opening: Ticks, balances: readonly Ticks[]): Cents[] {
  let before = opening;
  return balances.map((balance) => {
    const step = shownStep(before, balance);
    before = balance;
    return step;
  });
}
