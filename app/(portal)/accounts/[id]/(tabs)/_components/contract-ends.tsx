import { useLocale, useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { showMonthly } from "@/lib/domain/display/amount";

/** What stops because contracts end, and when, whatever is charged before. */
export function ContractEnds({ facts: { ends = [] } }: Readonly<{ facts: AccountFacts }>) {
  const t = useTranslations("accountLife");
  const locale = useLocale();
  if (ends.length === 0) return null;
  return (
    <ul className="mt-3 text-[0.8125rem] text-danger">
      {ends.map(({ at, rate, rented }) => (
        <li key={at.toString()}>
          {t.rich(rented ? "contractEndsPartly" : "contractEnds", {
            date: () => <Moment at={at} style="exact" />,
            monthly: showMonthly(rate, locale),
          })}
        </li>
      ))}
    </ul>
  );
}
