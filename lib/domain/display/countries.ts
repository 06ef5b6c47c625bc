import type { Locale } from "@/lib/domain/display/locale";
import { COUNTRIES } from "@/lib/domain/invoices/countries";

/** Every country an address can be in, by its name in a language, sorted as that language sorts. */
export function countriesIn(locale: Locale): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  const named = COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value }));
  return named.toSorted((one, other) => one.label.localeCompare(other.label, locale));
}
