import { useLocale } from "next-intl";
import { showIsc } from "@/lib/domain/display/amount";
import type { Ticks } from "@/lib/domain/money/units";

/** An amount truncated to two decimals, with its unit. */
export function IscAmount({ amount }: Readonly<{ amount: Ticks }>) {
  return <span className="whitespace-nowrap">{showIsc(amount, useLocale())} iSC</span>;
}
