import { useLocale } from "next-intl";
import { Fragment } from "react";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Ticks } from "@/lib/domain/money/units";

type Props = Readonly<{
  amount: Ticks;
  items: readonly Readonly<{ article: string; name: string; quantity: number }>[];
}>;

/** What an activation key holds: an iSC value, or pieces of articles. */
export function KeyContent({ amount, items }: Props) {
  const locale = useLocale();
  if (items.length === 0) return <span className="whitespace-nowrap">{showIsc(amount, locale)} iSC</span>;
  return items.map(({ article, name, quantity }, index) => (
    <Fragment key={article}>
      {index > 0 && ", "}
      <span className="inline-block align-top">
        {showCount(quantity, locale)} × {name}
      </span>
    </Fragment>
  ));
}
