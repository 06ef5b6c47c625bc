import { formatIsc } from "@/lib/domain/money/amount";
import { ticks } from "@/lib/domain/money/units";
import { Refusal } from "@/lib/domain/refusal";

/** What one activation key brought to a project, and what is left of it: pieces of an article, or ticks of iSC. */
export type Lot = Readonly<{ id: string; left: bigint }>;

/** What is wanted: pieces of an article, or ticks of iSC where there is no article. */
export type Wanted = Readonly<{ articleNumber: string | null; amount: bigint }>;

/** How much is taken from a lot. */
export type Taking = Readonly<{ lotId: string; amount: bigint }>;

/**
 * What is taken from which lot, in the order given (the oldest first), until the amount is complete. The lots are all of
 * what is wanted. Refuses an amount that is not left, and says how much is (docs/rules.md, 2: until nothing is left).
 */
export function takeFromLots(lots: readonly Lot[], { articleNumber, amount }: Wanted): Taking[] {
  const takings: Taking[] = [];
  let missing = amount;
  for (const { id, left } of lots) {
    const taken = left < missing ? left : missing;
    if (taken <= 0n) continue;
    takings.push({ lotId: id, amount: taken });
    missing -= taken;
  }
  if (missing > 0n) throw notEnoughLeft(articleNumber, amount - missing);
  return takings;
}

const notEnoughLeft = (articleNumber: string | null, left: bigint): Refusal =>
  new Refusal("not_enough_left", {
    article: articleNumber ?? "iSC",
    left: articleNumber === null ? formatIsc(ticks(left)) : String(left),
  });
