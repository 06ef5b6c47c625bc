import { useLocale, useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { Moment } from "@/components/ui/moment";
import { exhaustionAfter, isStoppedByContract, runwaySeconds } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { showIsc, showMonthly } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import type { Instant } from "@/lib/domain/instant";
import { dailyTicks } from "@/lib/domain/money/burn";

type Props = Readonly<{ facts: AccountFacts; now: Instant; stoppedAt: Instant | null }>;

/** What is shown always: consumption, operation period, and the second in which it ends. */
export function AccountFactsList({ facts, now, stoppedAt }: Props) {
  const t = useTranslations("accounts");
  const life = useTranslations("accountLife");
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
        {
          label: isStoppedByContract(facts, now)
            ? life("endsWithContract")
            : t(stoppedAt === null ? "endsOn" : "endedOn"),
          value: <End end={end} stoppedAt={stoppedAt} />,
        },
      ]}
    />
  );
}

type EndProps = Readonly<{ end: Instant | null; stoppedAt: Instant | null }>;

function End({ end, stoppedAt }: EndProps) {
  if (end !== null) return <Moment at={end} />;
  if (stoppedAt === null) return "–";
  return (
    <span className="text-danger">
      <Moment at={stoppedAt} />
    </span>
  );
}
