import type { Reader } from "@/lib/domain/display/locale";
import { epochMilliseconds, formatInstant, type Instant } from "@/lib/domain/instant";

const DAY = { day: "numeric", month: "short" } as const;
const STYLES = {
  /** 24 Jan */
  day: DAY,
  /** Jan */
  month: { month: "short" },
  /** 24 Jan 2027 */
  date: { ...DAY, year: "numeric" },
  /** 24 Jan 2027, 20:41 */
  minute: { ...DAY, year: "numeric", hour: "2-digit", minute: "2-digit" },
  /** 24 Jan 2027, 20:41:07 */
  second: { ...DAY, year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  /** 24 Jan 2027, 20:41:07 CET */
  exact: {
    ...DAY,
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type MomentStyle = keyof typeof STYLES;

/** Day before month in both languages, and 24 hours: nobody reads 3/4 twice. */
const TAGS = { en: "en-GB", de: "de-DE" } as const;

/** Making a formatter costs a hundred times what using it does, and a table uses one for each row. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor({ locale, timeZone }: Reader, style: MomentStyle): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(TAGS[locale], { ...STYLES[style], timeZone, hourCycle: "h23" });
  formatters.set(key, made);
  return made;
}

/** A moment as the reader's calendar and clock show it; one that no calendar reaches as its exact text. */
export function showMoment(moment: Instant, reader: Reader, style: MomentStyle = "second"): string {
  const milliseconds = epochMilliseconds(moment);
  return milliseconds === null ? formatInstant(moment) : formatterFor(reader, style).format(milliseconds);
}
