import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import { ticks } from "@/lib/domain/money/units";

/** An amount of a license balance as people read it: pieces of an article, or iSC where there is no article. */
export const showLicenseAmount = (
  { articleNumber, amount }: Readonly<{ articleNumber: string | null; amount: bigint }>,
  locale: Locale,
): string => (articleNumber === null ? showIsc(ticks(amount), locale) : showCount(amount, locale));
