import { useLocale, useTranslations } from "next-intl";
import { type Choice, ChoiceRow } from "@/components/layout/choice-row";
import type { Locale } from "@/lib/domain/display/locale";
import { chooseLocale } from "@/lib/features/preferences/actions";

/** Each language in its own words, so that nobody has to read the other one to find theirs. */
const LANGUAGES: readonly Choice<Locale>[] = [
  { value: "en", label: "English", lang: "en" },
  { value: "de", label: "Deutsch", lang: "de" },
];

/** The language the portal speaks to this person. */
export function LanguageChoice() {
  const t = useTranslations("shell");
  return (
    <ChoiceRow
      label={t("language")}
      name="locale"
      choices={LANGUAGES}
      chosen={useLocale()}
      choose={chooseLocale}
    />
  );
}
