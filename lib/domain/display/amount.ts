import type { Locale } from "@/lib/domain/display/locale";
import {
  AVERAGE_MONTH_SECONDS,
  TICKS_PER_ISC,
  type Cents,
  type Ticks,
  type TicksPerSecond,
} from "@/lib/domain/money/units";

const MARKS = { en: { group: ",", decimal: "." }, de: { group: ".", decimal: "," } } as const;
const SHOWN_DECIMALS = 2;
const FEWEST_FINE_DECIMALS = 3;
const MOST_FINE_DECIMALS = 7;

/** A whole number with grouping: 1,284 or 1.284. */
export function showCount(count: bigint | number, locale: Locale): string {
  return count.toString().replaceAll(/\B(?=(\d{3})+$)/gu, MARKS[locale].group);
}

/** Hundredths of an iSC as people read them: 1,284.52 or 1.284,52. */
export function showCents(amount: Cents, locale: Locale): string {
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % 100n).toString().padStart(SHOWN_DECIMALS, "0");
  return `${amount < 0n ? "−" : ""}${showCount(size / 100n, locale)}${MARKS[locale].decimal}${fraction}`;
}

/** An amount as the API and the previews write it ("1284.52"), for people: 1,284.52 or 1.284,52. */
export function showDecimal(decimal: string, locale: Locale): string {
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  const sign = decimal.startsWith("-") ? "−" : "";
  return `${sign}${showCount(BigInt(whole), locale)}${fraction && MARKS[locale].decimal}${fraction}`;
}

/** An amount truncated toward zero to two decimals, as everything that is read at a glance. */
export const showIsc = (amount: Ticks, locale: Locale): string => showFineIsc(amount, locale, 0).shown;

/** What a rate burns in an average month. Exact: a price of so many hundredths is that many ticks a second. */
export const showMonthly = (rate: TicksPerSecond, locale: Locale): string =>
  showIsc((rate * AVERAGE_MONTH_SECONDS) as Ticks, locale);

/** The two decimals everybody reads, and the further digits that show it running: 1,284.52 and 374. */
export type FineAmount = Readonly<{ shown: string; fine: string }>;

/** An amount cut after the second decimal, with so many further digits, all truncated. */
export function showFineIsc(amount: Ticks, locale: Locale, fineDecimals: number): FineAmount {
  const size = amount < 0n ? -amount : amount;
  const decimals = SHOWN_DECIMALS + fineDecimals;
  const digits = (((size % TICKS_PER_ISC) * 10n ** BigInt(decimals)) / TICKS_PER_ISC)
    .toString()
    .padStart(decimals, "0");
  const whole = showCount(size / TICKS_PER_ISC, locale);
  const shown = `${amount < 0n ? "−" : ""}${whole}${MARKS[locale].decimal}${digits.slice(0, SHOWN_DECIMALS)}`;
  return { shown, fine: digits.slice(SHOWN_DECIMALS) };
}

/** So many further digits that one second at this rate is seen: never fewer than three, nor more where nothing runs. */
export function fineDecimalsFor(rate: TicksPerSecond): number {
  if (rate === 0n) return FEWEST_FINE_DECIMALS;
  let decimals = FEWEST_FINE_DECIMALS;
  while (decimals < MOST_FINE_DECIMALS && rate * 10n ** BigInt(SHOWN_DECIMALS + decimals) < TICKS_PER_ISC)
    decimals++;
  return decimals;
}
