import { showCents, showCount } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import { type Cents, cents } from "@/lib/domain/money/units";

/** A difference with its sign: +0.06, −1.00, and nothing before 0.00. */
export const showChange = (difference: Cents, locale: Locale): string =>
  `${difference > 0n ? "+" : ""}${showCents(difference, locale)}`;

/** Hundredths of a percent with their sign: +10.00 %, or +10,00 %. */
export const showPercent = (hundredths: bigint, locale: Locale): string =>
  `${showChange(cents(hundredths), locale)}\u202F%`;

/** Text in a field: 1284.52, or 1284,52 where people write a comma; without grouping, so that it can be sent again. */
export const fieldCents = (amount: Cents, locale: Locale): string => {
  const text = `${showCount(amount / 100n, "en").replaceAll(",", "")}.${(amount % 100n).toString().padStart(2, "0")}`;
  return locale === "de" ? text.replace(".", ",") : text;
};
