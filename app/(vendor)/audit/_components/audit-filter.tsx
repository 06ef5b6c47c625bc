import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { AuditPageInput } from "@/lib/features/audit/schema";

/** Narrows the trail to an organization, a person and days. */
export function AuditFilter({ list }: Readonly<{ list: AuditPageInput }>) {
  const t = useTranslations("audit");
  return (
    <Form action="/audit" role="search" className="flex flex-wrap items-end gap-2 px-4 py-3">
      <FilterField type="search" name="organization" label={t("organization")} value={list.organization} />
      <FilterField type="search" name="person" label={t("person")} value={list.person} />
      <FilterField type="date" name="fromDay" label={t("from")} value={list.fromDay ?? ""} />
      <FilterField type="date" name="toDay" label={t("to")} value={list.toDay ?? ""} />
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}

type FieldProps = Readonly<{ type: "search" | "date"; name: string; label: string; value: string }>;

const FilterField = ({ type, name, label, value }: FieldProps) => (
  <label className="flex min-w-0 flex-1 basis-36 flex-col gap-1 sm:max-w-52">
    <span className="label">{label}</span>
    <input type={type} name={name} defaultValue={value} className="input w-full" />
  </label>
);
