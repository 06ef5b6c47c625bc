import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { TICKS_PER_ISC } from "@/lib/domain/money/units";
import type { LoadedReloading } from "@/lib/features/reloads/loaders";
import { ReloadingForm } from "./reloading-form";
import { ReloadingTerms } from "./reloading-terms";
import { SwitchOffForm } from "./switch-off-form";

/** The service of the account: what is set, the form for those who set it, and the switch. */
export function ServicePanel({ loaded }: Readonly<{ loaded: LoadedReloading }>) {
  const t = useTranslations("reloading");
  const { account, terms, maySet, maySwitchOff } = loaded;
  const isOn = terms?.enabled === true;
  return (
    <Panel title={t("tab.service")} footer={isOn && maySwitchOff && <SwitchOffForm accountId={account.id} />}>
      <p className="mb-3.5 text-muted">{t("intro")}</p>
      <ReloadingTerms loaded={loaded} />
      {maySet && (
        <ReloadingForm accountId={account.id} reference={crypto.randomUUID()} saved={savedTexts(terms)} />
      )}
    </Panel>
  );
}

/** What is saved, as the form's fields begin; nothing of it before there is anything. */
function savedTexts(terms: LoadedReloading["terms"]) {
  if (!terms) return { enabled: "off", thresholdWeeks: "2", amountIsc: "", monthlyCapIsc: "" };
  const { enabled, thresholdWeeks, amount, monthlyCap } = terms;
  return {
    enabled: enabled ? "on" : "off",
    thresholdWeeks: String(thresholdWeeks),
    amountIsc: (amount / TICKS_PER_ISC).toString(),
    monthlyCapIsc: (monthlyCap / TICKS_PER_ISC).toString(),
  };
}
