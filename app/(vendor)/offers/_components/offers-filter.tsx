import Form from "next/form";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CONTRACT_STATES, type ContractState } from "@/lib/domain/contracts/contract";

/** Finds offers by how far they have come. */
export function OffersFilter({ state }: Readonly<{ state: ContractState | undefined }>) {
  const t = useTranslations("contracts");
  return (
    <Form action="/offers" role="search" className="flex w-full flex-wrap gap-2 sm:w-auto">
      <select name="state" aria-label={t("state")} defaultValue={state ?? ""} className="input">
        <option value="">{t("allStates")}</option>
        {CONTRACT_STATES.filter((one) => one !== "draft").map((one) => (
          <option key={one} value={one}>
            {t(`states.${one}`)}
          </option>
        ))}
      </select>
      <Button type="submit">{t("show")}</Button>
    </Form>
  );
}
