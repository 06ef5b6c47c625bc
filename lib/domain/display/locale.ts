/** The languages the portal speaks; the first is spoken to whoever asks for none of them. */
export const LOCALES = ["en", "de"] as const;

export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = LOCALES[0];
export const DEFAULT_TIME_ZONE = "Europe/Berlin";

/** Whom something is shown to: decides words, separators and the time on the wall. */
export type Reader = Readonly<{ locale: Locale; timeZone: string }>;

/** Whether a text names one of the portal's languages. */
export const isLocale = (text: unknown): text is Locale => LOCALES.some((locale) => locale === text);

/** The language a browser asks for, by its own order of preference ("de-CH, en;q=0.8"). */
export function preferredLocale(acceptLanguage: string): Locale {
  const wanted = acceptLanguage
    .split(",")
    .map((part) => part.trim().split(";"))
    .map(([tag = "", quality = "q=1"]) => ({
      language: tag.trim().slice(0, 2).toLowerCase(),
      quality: Number(quality.trim().slice(2)),
    }))
    .filter(({ language, quality }) => isLocale(language) && quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  const first = wanted[0]?.language;
  return isLocale(first) ? first : DEFAULT_LOCALE;
}

/** Whether `Intl` knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}
