import { useLocale, useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { keptUntil, stopsOf } from "@/lib/domain/accounts/rental-ends";
import { showMonthly } from "@/lib/domain/display/amount";

/** What stops because contracts end, and when, whatever is charged before. */
export function ContractEnds({ facts: { ends } }: Readonly<{ facts: AccountFacts }>) {
  const t = useTranslations("accountLife");
  const locale = useLocale();
  const stops = stopsOf(ends);
  const kept = keptUntil(ends);
  if (!ends) return null;
  return (
    <ul className="mt-3 text-[0.8125rem] text-danger">
      {stops.map(({ at, rate, rented }) => (
        <li key={at.toString()}>
          {t.rich(rented ? "contractEndsPartly" : "contractEnds", {
            date: () => <Moment at={at} style="exact" />,
            monthly: showMonthly(rate, locale),
          })}
        </li>
      ))}
      {kept !== null && (
        <li className={stops.length > 0 ? "text-muted" : undefined}>
          {t.rich("keptUntil", { date: () => <Moment at={kept} style="exact" /> })}
        </li>
      )}
    </ul>
  );
}
