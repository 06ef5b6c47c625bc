import { showCount } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import { SECONDS_PER_DAY, type Seconds } from "@/lib/domain/instant";

const UNITS = [
  { length: 365n * SECONDS_PER_DAY, en: "y", de: "J." },
  { length: SECONDS_PER_DAY, en: "d", de: "T." },
  { length: 3_600n, en: "h", de: "Std." },
  { length: 60n, en: "min", de: "Min." },
  { length: 1n, en: "s", de: "Sek." },
] as const;

const YEARS = 0;
const DAYS = 1;
/** Below this a run-down is counted in days, as its warnings are. */
const COUNTED_IN_DAYS = 3n * 365n * SECONDS_PER_DAY;

/** A length of time by its two largest units, the rest dropped: 63 d 18 h, 4 min 2 s. */
export function showDuration(length: Seconds, locale: Locale): string {
  const largest = largestUnit(length);
  const [first, second] = [UNITS[largest], UNITS[largest + 1]];
  if (!first) return `0 ${locale === "de" ? "Sek." : "s"}`;
  const parts = [`${showCount(length / first.length, locale)} ${first[locale]}`];
  const rest = second ? (length % first.length) / second.length : 0n;
  if (second && rest > 0n) parts.push(`${rest} ${second[locale]}`);
  return parts.join(" ");
}

function largestUnit(length: Seconds): number {
  const index = UNITS.findIndex((unit) => length >= unit.length);
  if (index < 0) return UNITS.length;
  return index === YEARS && length < COUNTED_IN_DAYS ? DAYS : index;
}
