import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";

type Mixing = Readonly<{ serial: string; license: string; works: string; idle: readonly string[] }>;

/** Which versions do not work, where a device holds one license in several; nothing where none does. */
export function MixingWarning({ mixings }: Readonly<{ mixings: readonly Mixing[] }>) {
  const t = useTranslations("licenseKeys");
  const versions = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  if (mixings.length === 0) return null;
  return (
    <Alert tone="changed" title={t("mixingTitle")}>
      <ul className="grid gap-1">
        {mixings.map(({ serial, license, works, idle }) => (
          <li key={`${serial} ${license}`}>
            {t("mixing", { serial, license, works, idle: versions.format([...idle]) })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
