import type { Locale } from "@/lib/domain/display/locale";

const TAGS = { en: "en-GB", de: "de-DE" } as const;

/** A day of the calendar, "2026-11-22", as people write it: "22 Nov 2026". The same day on every clock. */
export const showDay = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(TAGS[locale], { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
