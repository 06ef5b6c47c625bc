import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { RunDownChart } from "@/components/charts/run-down-chart";
import { RunningBalance } from "@/components/money/running-balance";
import { EmptyState } from "@/components/ui/empty-state";
import { balanceAt, stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";
import type { LoadedCurve } from "@/lib/features/history/loaders";
import { AccountFactsList } from "./account-facts-list";
import { BalanceInWords } from "./balance-in-words";
import { balanceChart, hasBalance, stopOf } from "./balance-chart";
import { ContractEnds } from "./contract-ends";
import { WarningWeeks } from "./warning-weeks";

type Props = Readonly<{
  account: Readonly<{
    facts: AccountFacts;
    now: Instant;
    isFrozen: boolean;
    warningEmails: readonly string[];
  }>;
  curve: LoadedCurve;
}>;

const LABEL = "balance";

/** What the account holds, how fast it burns, when it ends: in numbers and as a picture. */
export function AccountPanel({ account, curve }: Props) {
  const t = useTranslations("accounts");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const { facts, now, isFrozen } = account;
  const isRunning = stateAt(facts, now) === "running";
  return (
    <section className="mb-4 grid overflow-clip rounded-[0.625rem] border bg-surface lg:grid-cols-[20.625rem_1fr]">
      <div className="px-5 py-4.5 lg:border-e">
        <h2 id={LABEL} className="text-[0.8125rem] text-muted">
          {t("balance")}
        </h2>
        <RunningBalance
          balanceTicks={balanceAt(facts, now).toString()}
          ratePerSecond={isRunning ? facts.rate.toString() : "0"}
          now={now.toString()}
          rateEndsAt={facts.ends?.[0]?.at.toString() ?? null}
          locale={reader.locale}
          labelledBy={LABEL}
          isFrozen={isFrozen}
        />
        <AccountFactsList facts={facts} now={now} stoppedAt={stopOf(curve)} />
        <ContractEnds facts={facts} />
        <WarningWeeks facts={facts} now={now} addresses={account.warningEmails.length} />
      </div>
      <figure className="grid min-w-0 content-center px-2 pt-3 pb-1 sm:px-3">
        {hasBalance(curve) ? (
          <RunDownChart model={balanceChart(curve, reader, t("chart.now"))} reader={reader} unit="iSC" />
        ) : (
          <EmptyState>{t("chart.none")}</EmptyState>
        )}
        <BalanceInWords curve={curve} />
      </figure>
    </section>
  );
}
