import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { RELOAD_STATES, type ReloadState } from "@/lib/domain/reloads/reload";

/** Finds reloads by how far they have come. */
export function ReloadsFilter({ state }: Readonly<{ state: ReloadState | undefined }>) {
  const t = useTranslations("reloading");
  return (
    <Form action="/reloads" role="search" className="flex w-full flex-wrap gap-2 sm:w-auto">
      <select name="state" aria-label={t("state")} defaultValue={state ?? ""} className="input">
        <option value="">{t("allStates")}</option>
        {RELOAD_STATES.map((one) => (
          <option key={one} value={one}>
            {t(`states.${one}`)}
          </option>
        ))}
      </select>
      <Button type="submit">{t("show")}</Button>
    </Form>
  );
}
