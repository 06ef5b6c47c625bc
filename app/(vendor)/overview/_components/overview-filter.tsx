import Form from "next/form";
import { useTranslations } from "next-intl";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { Button } from "@/components/ui/button";
import { OVERVIEW_STATES, OVERVIEW_WEEKS, type OverviewList } from "@/lib/features/overview/schema";

/** Which accounts are listed: by state, and by how soon they end. Keeps the order and the picture above. */
export function OverviewFilter({ list }: Readonly<{ list: OverviewList }>) {
  const t = useTranslations("overview");
  const states = useTranslations("accounts.states");
  const { state, weeks, days, sort, direction } = list;
  return (
    <Form action="/overview" className="flex flex-wrap gap-2 border-b px-4 pb-3">
      <select
        name="state"
        key={`state ${state}`}
        aria-label={t("state")}
        defaultValue={state}
        className="input"
      >
        <option value="">{t("allStates")}</option>
        {OVERVIEW_STATES.map((choice) => (
          <option key={choice} value={choice}>
            {choice === "parked" ? t("parked") : states(choice)}
          </option>
        ))}
      </select>
      <select
        name="weeks"
        key={`weeks ${weeks}`}
        aria-label={t("ends")}
        defaultValue={weeks}
        className="input"
      >
        <option value="">{t("anyEnd")}</option>
        {OVERVIEW_WEEKS.map((choice) => (
          <option key={choice} value={choice}>
            {t("withinWeeks", { weeks: Number(choice) })}
          </option>
        ))}
      </select>
      <HiddenFields fields={{ days, sort, direction }} />
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}
