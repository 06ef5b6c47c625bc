import Link from "next/link";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { withQuery } from "@/components/ui/with-query";
import { stateAt } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { showMonthly } from "@/lib/domain/display/amount";
import { showChange } from "@/lib/domain/display/change";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import type { Instant } from "@/lib/domain/instant";
import { cents } from "@/lib/domain/money/units";
import { endsAt, type NewBurning } from "@/lib/domain/prices/effect";

type Effect = Readonly<{
  id: string;
  name: string;
  customerName: string;
  facts: AccountFacts;
  now: Instant;
  next: NewBurning;
}>;
type List = Readonly<{ of: string; sort: string; direction: "asc" | "desc" }>;

/** What each account pays now and would pay, and when it ends now and then. */
export function EffectsTable({ effects, list }: Readonly<{ effects: readonly Effect[]; list: List }>) {
  const t = useTranslations("priceLists");
  const locale = useLocale();
  const endOf = useEnd();
  const href = (sort: string, isDescending: boolean) =>
    withQuery("/price-lists/effects", { of: list.of, sort, direction: isDescending ? "desc" : "asc" });
  return (
    <DataTable
      caption={t("whoPays")}
      columns={[
        { key: "name", label: t("account"), sortable: true },
        { key: "customer", label: t("customer"), wide: true },
        { key: "old", label: t("oldMonthly"), numeric: true, sortable: true },
        { key: "new", label: t("newMonthly"), numeric: true, sortable: true },
        { key: "difference", label: t("difference"), numeric: true, sortable: true },
        { key: "oldEnd", label: t("oldEnd"), numeric: true, wide: true },
        { key: "end", label: t("end"), numeric: true, sortable: true },
      ]}
      rows={effects.map(({ id, name, customerName, facts, now, next }) => {
        const { oldEnd, newEnd } = endsAt(facts, next, now);
        const isStopped = stateAt(facts, now) === "stopped";
        return {
          key: id,
          cells: [
            <Link key="name" href={`/price-lists/effects/${id}?of=${list.of}`} prefetch={false}>
              {name}
            </Link>,
            customerName,
            showMonthly(facts.rate, locale),
            showMonthly(next.rate, locale),
            showChange(cents(next.rate - facts.rate), locale),
            endOf(oldEnd, isStopped),
            endOf(newEnd, isStopped),
          ],
        };
      })}
      sorting={{ by: list.sort, descending: list.direction === "desc", href }}
      empty={t("noneRent")}
    />
  );
}

function useEnd() {
  const t = useTranslations("priceLists");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  return (end: Instant | null, isStopped: boolean): string =>
    end === null ? t(isStopped ? "stopped" : "never") : showMoment(end, reader, "date");
}
