import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CLAIM_STATES, type PreAssignmentListInput } from "@/lib/features/pre-assignments/schema";

/** Finds pre-assigned licenses by their device and by who owns them. */
export function PreAssignmentsFilter({ list }: Readonly<{ list: PreAssignmentListInput }>) {
  const t = useTranslations("preAssignments");
  return (
    <Form action="/pre-assignments" role="search" className="flex flex-wrap gap-2 px-4 pb-3">
      <select name="state" aria-label={t("state")} defaultValue={list.state ?? ""} className="input">
        <option value="">{t("allStates")}</option>
        {CLAIM_STATES.map((state) => (
          <option key={state} value={state}>
            {t(`states.${state}`)}
          </option>
        ))}
      </select>
      <input
        type="search"
        name="serial"
        aria-label={t("serial")}
        placeholder={t("serial")}
        defaultValue={list.serial}
        className="input w-32 min-w-0 flex-1"
      />
      <Button type="submit">{t("filter")}</Button>
    </Form>
  );
}
