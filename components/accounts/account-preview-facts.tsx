import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { ScrollingRegion } from "@/components/ui/scrolling-region";
import type { AccountPreview } from "@/lib/domain/accounts/account-preview";
import type { AccountView } from "@/lib/domain/accounts/account-view";
import { showDecimal } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import { DEFAULT_TIME_ZONE, type Locale, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { parseInstant, seconds, secondsBetween } from "@/lib/domain/instant";

type Words = ReturnType<typeof useTranslations<"preview">>;

/** The account before and after: balance, consumption and end, side by side. */
export function AccountPreviewFacts({ preview: { before, after } }: Readonly<{ preview: AccountPreview }>) {
  const t = useTranslations("preview");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const rows = [
    { key: "balance", of: (view: AccountView) => `${showDecimal(view.balanceIsc, reader.locale)} iSC` },
    {
      key: "monthlyConsumption",
      of: (view: AccountView) => `${showDecimal(view.monthlyIsc, reader.locale)} iSC`,
    },
    {
      key: "dailyConsumption",
      of: (view: AccountView) => `${showDecimal(view.dailyIsc, reader.locale)} iSC`,
    },
    { key: "operationPeriod", of: (view: AccountView) => periodOf(view, reader.locale) },
    { key: "endsOn", of: (view: AccountView) => endOf(view, reader, t) },
  ] as const;
  return (
    <ScrollingRegion label={t("facts")} className="-mx-4 border-y">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t("what")}</span>
            </th>
            <th scope="col" className="n">
              {t("before")}
            </th>
            <th scope="col" className="n">
              {t("after")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, of }) => (
            <tr key={key}>
              <th scope="row">{t(key)}</th>
              <td className="n">{of(before)}</td>
              <td className="n">
                {of(before) === of(after) ? of(after) : <b className="differs">{of(after)}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollingRegion>
  );
}

function periodOf({ exhaustsAt, asOf, state }: AccountView, locale: Locale): string {
  if (state === "stopped") return showDuration(NO_TIME, locale);
  if (exhaustsAt === null) return "–";
  return showDuration(secondsBetween(parseInstant(asOf), parseInstant(exhaustsAt)), locale);
}

const NO_TIME = seconds(0n);

function endOf({ exhaustsAt, state }: AccountView, reader: Reader, t: Words): string {
  if (exhaustsAt !== null) return showMoment(parseInstant(exhaustsAt), reader);
  return t(state === "stopped" ? "stopped" : "never");
}
