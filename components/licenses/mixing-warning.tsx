import { useLocale, useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";

type Mixing = Readonly<{
  kind: "versions" | "sources";
  serial: string;
  license: string;
  works: string;
  idle: readonly string[];
}>;

/** Which versions do not work, where a device holds one license in several, and which devices rent besides; nothing where none does. */
export function MixingWarning({ mixings }: Readonly<{ mixings: readonly Mixing[] }>) {
  const t = useTranslations("licenseKeys");
  const versions = new Intl.ListFormat(useLocale(), { type: "conjunction" });
  if (mixings.length === 0) return null;
  return (
    <Alert
      tone="changed"
      title={t(mixings.every(({ kind }) => kind === "sources") ? "mixedSourcesTitle" : "mixingTitle")}
    >
      <ul className="grid gap-1">
        {mixings.map(({ kind, serial, license, works, idle }) => (
          <li key={`${serial} ${license}`}>
            {kind === "sources"
              ? t("mixedSources", { serial })
              : t("mixing", { serial, license, works, idle: versions.format([...idle]) })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
