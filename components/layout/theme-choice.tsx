import { useTranslations } from "next-intl";
import { ChoiceRow } from "@/components/layout/choice-row";
import { chooseTheme } from "@/lib/features/preferences/actions";
import { type Theme, THEMES } from "@/lib/features/preferences/schema";

/** Light, dark, or as the person's system does. */
export function ThemeChoice({ theme }: Readonly<{ theme: Theme }>) {
  const t = useTranslations("shell");
  const choices = THEMES.map((value) => ({ value, label: t(`themes.${value}`) }));
  return <ChoiceRow label={t("theme")} name="theme" choices={choices} chosen={theme} choose={chooseTheme} />;
}
