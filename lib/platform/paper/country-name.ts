import type { Locale } from "@/lib/domain/display/locale";

const TWO_LETTERS = /^[A-Z]{2}$/;

/** A country as people write it; what is no code of two letters as it stands. */
export const countryName = (country: string, locale: Locale): string =>
  (TWO_LETTERS.test(country) && new Intl.DisplayNames(locale, { type: "region" }).of(country)) || country;
