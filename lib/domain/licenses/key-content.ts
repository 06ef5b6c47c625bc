import type { KeyState } from "@/lib/domain/licenses/cancel-key";
import { type Ticks, ticks } from "@/lib/domain/money/units";

/** What an activation key holds: an iSC value, or pieces of articles. */
export type KeyContent = Readonly<{
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
}>;

/** One thing in a key: pieces of an article, or ticks of iSC where there is no article. */
export type Portion = Readonly<{ articleNumber: string | null; amount: bigint }>;

/** The things a key holds, iSC first, then in the order of the article numbers: the order in which lots are locked. */
export function portionsOf({ amount, items }: KeyContent): Portion[] {
  const pieces = items.map(({ article, quantity }) => ({ articleNumber: article, amount: BigInt(quantity) }));
  const sorted = pieces.toSorted((one, other) => (one.articleNumber < other.articleNumber ? -1 : 1));
  return amount > ticks(0n) ? [{ articleNumber: null, amount }, ...sorted] : sorted;
}

/** Whether a key can be used; else the refusal, named like its code. `undefined`: nobody issued it. */
export function decideKeyUse(state: KeyState | undefined) {
  if (state === undefined) return "activation_key_unknown" as const;
  if (state === "used") return "activation_key_used" as const;
  return state === "cancelled" ? ("activation_key_cancelled" as const) : ("usable" as const);
}
