import { useTranslations } from "next-intl";
import { SCENARIOS } from "@/lib/domain/accounts/configuration";

/** The two scenarios, each with what a piece costs now and what it shall cost. */
export function PricesHead() {
  const t = useTranslations("priceLists");
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="align-bottom!">
          {t("license")}
        </th>
        {SCENARIOS.map((scenario) => (
          <th key={scenario} scope="colgroup" colSpan={2} className="text-center! pb-0!">
            {t(`scenarios.${scenario}`)}
          </th>
        ))}
      </tr>
      <tr>
        {SCENARIOS.map((scenario) => [
          <th key={`${scenario} now`} scope="col" className="n">
            {t("now")}
          </th>,
          <th key={`${scenario} new`} scope="col" className="n">
            {t("new")}
          </th>,
        ])}
      </tr>
    </thead>
  );
}
