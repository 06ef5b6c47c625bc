import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { AlarmSearch } from "@/lib/features/device-alarms/schema";

/** Finds alarms by the device's serial, and those that were acknowledged, too. */
export function AlarmsFilter({ list }: Readonly<{ list: AlarmSearch }>) {
  const t = useTranslations("deviceIdentity");
  return (
    <Form action="/devices/alarms" role="search" className="flex w-full flex-wrap gap-2">
      <select name="show" aria-label={t("alarms.show")} defaultValue={list.show} className="input">
        {(["open", "all"] as const).map((show) => (
          <option key={show} value={show}>
            {t(`alarms.shows.${show}`)}
          </option>
        ))}
      </select>
      <input
        type="search"
        name="search"
        aria-label={t("serial")}
        placeholder={t("serial")}
        defaultValue={list.search}
        className="input min-w-0 flex-1 sm:max-w-72"
      />
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}
