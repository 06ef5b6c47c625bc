import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DEVICE_FILTERS, type DeviceListInput } from "@/lib/features/device-views/schema";

/** Finds devices by what they are called and how they stand. */
export function DevicesFilter({ list }: Readonly<{ list: DeviceListInput }>) {
  const t = useTranslations("deviceViews");
  return (
    <Form action="/devices" role="search" className="flex w-full flex-wrap gap-2 sm:w-auto">
      <select
        name="show"
        aria-label={t("show")}
        defaultValue={list.show ?? ""}
        key={`show ${list.show}`}
        className="input"
      >
        <option value="">{t("filters.all")}</option>
        {DEVICE_FILTERS.map((filter) => (
          <option key={filter} value={filter}>
            {t(`filters.${filter}`)}
          </option>
        ))}
      </select>
      <input
        type="search"
        name="search"
        aria-label={t("search")}
        placeholder={t("search")}
        defaultValue={list.search}
        maxLength={80}
        key={`search ${list.search}`}
        className="input min-w-0 flex-1 sm:w-80"
      />
      <Button type="submit">{t("find")}</Button>
    </Form>
  );
}
