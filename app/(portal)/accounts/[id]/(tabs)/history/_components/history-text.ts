import { showCents, showCount } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import { shownStep } from "@/lib/domain/money/shown-steps";
import { type Cents, subtractTicks, type Ticks } from "@/lib/domain/money/units";

type Movement = Readonly<{ amount: Ticks; balance: Ticks }>;
type Licenses = Readonly<{ pbx: string; name: string; quantity: number; price: Cents }>;

/** The step between the two shown balances, with its sign, so that every column adds up; nothing for no movement. */
export function movementText({ amount, balance }: Movement, locale: Locale): string {
  if (amount === 0n) return "";
  const step = showCents(shownStep(subtractTicks(balance, amount), balance), locale);
  return amount > 0n ? `+${step}` : step;
}

/** What is rented, PBX by PBX, in one line of text: "pbx-hamburg: 250 × PBX-Port14 (0.60), 10 × …". */
export function licensesText(lines: readonly Licenses[], locale: Locale): string {
  const byPbx = Map.groupBy(lines, ({ pbx }) => pbx);
  const texts = [...byPbx].map(([pbx, licenses]) => {
    const pieces = licenses.map(
      ({ name, quantity, price }) => `${showCount(quantity, locale)} × ${name} (${showCents(price, locale)})`,
    );
    return `${pbx}: ${pieces.join(", ")}`;
  });
  return texts.join("; ");
}
