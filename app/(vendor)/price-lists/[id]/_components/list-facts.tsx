import { useLocale, useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { showCount } from "@/lib/domain/display/amount";
import type { Instant } from "@/lib/domain/instant";

/** When a list begins, and how many accounts are on it. */
export function ListFacts({ list }: Readonly<{ list: Readonly<{ validFrom: Instant; accounts: number }> }>) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  return (
    <Panel>
      <Facts
        facts={[
          { label: t("validFrom"), value: <Moment at={list.validFrom} /> },
          { label: t("accountsOnIt"), value: showCount(list.accounts, locale) },
        ]}
      />
      <p className="mt-3 text-xs text-muted">{t("demo")}</p>
    </Panel>
  );
}
