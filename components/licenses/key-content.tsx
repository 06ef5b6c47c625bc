import { useLocale } from "next-intl";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Ticks } from "@/lib/domain/money/units";

type Props = Readonly<{
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
}>;

/** What an activation key holds: an iSC value, or pieces of articles. */
export function KeyContent({ amount, items }: Props) {
  const locale = useLocale();
  if (items.length === 0) return `${showIsc(amount, locale)} iSC`;
  return items.map(({ name, quantity }) => `${showCount(quantity, locale)} × ${name}`).join(", ");
}
