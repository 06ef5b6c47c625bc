import { useTranslations } from "next-intl";

const CHOICES = ["master", "slave"] as const;

/** Whether the PBX is a slave. The number of licenses beneath follows it by style alone, before any script. */
export function PbxChoice({ chosen = "master" }: Readonly<{ chosen?: string | undefined }>) {
  const t = useTranslations("testLicenses");
  return (
    <fieldset className="grid gap-1">
      <legend className="label mb-1">{t("pbx")}</legend>
      {CHOICES.map((choice) => (
        <label key={choice} className="flex items-center gap-2">
          <input
            type="radio"
            name="pbx"
            value={choice}
            defaultChecked={chosen === choice}
            className="accent-accent"
          />
          {t(`pbxChoices.${choice}`)}
        </label>
      ))}
    </fieldset>
  );
}
