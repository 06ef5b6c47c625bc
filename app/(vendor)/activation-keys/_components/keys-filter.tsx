import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { KEY_STATES } from "@/lib/domain/licenses/cancel-key";
import type { KeyListInput } from "@/lib/features/activation-keys/schema";

/** Finds keys by what became of them, their order and their last group. */
export function KeysFilter({ list }: Readonly<{ list: KeyListInput }>) {
  const t = useTranslations("activationKeys");
  return (
    <Form action="/activation-keys" role="search" className="flex flex-wrap gap-2 px-4 pb-3">
      <select name="state" aria-label={t("state")} defaultValue={list.state ?? ""} className="input">
        <option value="">{t("allStates")}</option>
        {KEY_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </select>
      <FilterField name="orderNumber" label={t("orderNumber")} value={list.orderNumber} />
      <FilterField name="lastGroup" label={t("lastGroup")} value={list.lastGroup} />
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}

type FieldProps = Readonly<{ name: string; label: string; value: string }>;

const FilterField = ({ name, label, value }: FieldProps) => (
  <input
    type="search"
    name={name}
    aria-label={label}
    placeholder={label}
    defaultValue={value}
    className="input w-32 min-w-0 flex-1"
  />
);
