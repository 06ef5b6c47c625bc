import { useLocale, useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { exhaustionAfter, runwaySeconds, stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { showIsc, showMonthly } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import type { Instant } from "@/lib/domain/instant";
import { dailyTicks } from "@/lib/domain/money/burn";

type Props = Readonly<{ facts: AccountFacts; now: Instant }>;

/** What is shown always: consumption, operation period, and the second in which it ends. */
export function AccountFactsList({ facts, now }: Props) {
  const t = useTranslations("accounts");
  const locale = useLocale();
  const runway = runwaySeconds(facts, now);
  const end = exhaustionAfter(facts, now);
  return (
    <Facts
      className="mt-4"
      facts={[
        { label: t("monthlyConsumption"), value: `${showMonthly(facts.rate, locale)} iSC` },
        { label: t("dailyConsumption"), value: `${showIsc(dailyTicks(facts.rate), locale)} iSC` },
        {
          label: t("operationPeriod"),
          value: runway === null ? t("unlimited") : showDuration(runway, locale),
        },
        { label: t("endsOn"), value: end === null ? <NoEnd facts={facts} now={now} /> : <Moment at={end} /> },
      ]}
    />
  );
}

function NoEnd({ facts, now }: Props) {
  const t = useTranslations("accounts");
  if (stateAt(facts, now) !== "stopped") return "–";
  return <span className="text-danger">{t("stopped")}</span>;
}
