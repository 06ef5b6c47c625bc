import { useTranslations } from "next-intl";

const CHOICES = ["isc", "pieces"] as const;

/** Which of the two a key holds. The fields beneath follow it by style alone, so it works before any script. */
export function HoldsChoice({ chosen = "isc" }: Readonly<{ chosen?: string | undefined }>) {
  const t = useTranslations("activationKeys");
  return (
    <fieldset className="grid gap-1">
      <legend className="label mb-1">{t("holds")}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {CHOICES.map((choice) => (
          <label key={choice} className="flex items-center gap-2">
            <input
              type="radio"
              name="holds"
              value={choice}
              defaultChecked={chosen === choice}
              className="accent-accent"
            />
            {t(`holdsChoices.${choice}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
