import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable, type Row } from "@/components/ui/data-table";
import { type StatementRow, rowsOfStatement } from "@/lib/domain/accounts/statement/rows";
import { entryText, piecesText, type RowWords, signedCents } from "@/lib/domain/accounts/statement/words";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import { DEFAULT_TIME_ZONE, type Locale, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { showMonth } from "@/lib/domain/display/month";
import type { LoadedStatement } from "@/lib/features/statements/loaders";

type Words = ReturnType<typeof useTranslations<"statement">>;

/** From the opening to the closing balance, row by row: each amount is the step to the balance beside it. */
export function StatementTable({ statement: loaded }: Readonly<{ statement: LoadedStatement }>) {
  const t = useTranslations("statement");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const { statement, month, from, until } = loaded;
  const rows = rowsOfStatement(statement).map((row, index) => rowOf(row, index, { reader, t }));
  const opening = [
    t("opening"),
    false,
    showMoment(from, reader),
    false,
    false,
    showIsc(statement.opening, reader.locale),
  ];
  const closing = showIsc(statement.closing, reader.locale);
  return (
    <DataTable
      caption={t("title", { month: showMonth(month, reader.locale) })}
      columns={[
        { key: "entry", label: t("entry") },
        { key: "pbx", label: t("pbx"), wide: true },
        { key: "time", label: t("time"), nowrap: true, wide: true },
        { key: "quantity", label: t("quantity"), numeric: true, wide: true },
        { key: "amount", label: t("amount"), numeric: true },
        { key: "balance", label: t("balance"), numeric: true },
      ]}
      rows={[
        { key: "opening", cells: opening },
        ...rows,
        ...(rows.length === 0 ? [{ key: "empty", cells: [t("empty"), ...Array<false>(5).fill(false)] }] : []),
      ]}
      footer={[t("closing"), "", showMoment(until > from ? until : from, reader), "", "", closing]}
      empty=""
    />
  );
}

type Drawing = Readonly<{ reader: Reader; t: Words }>;

function rowOf(row: StatementRow, index: number, { reader, t }: Drawing): Row {
  const { locale } = reader;
  return {
    key: String(index),
    cells: [
      <EntryCell key="entry" row={row} text={entryText(row, wordsOf(t))} locale={locale} />,
      row.kind === "debit" ? row.part.pbx : "",
      timeOf(row, { reader, t }),
      piecesText(row, locale),
      signedCents(row.shown, locale),
      showIsc(row.balance, locale),
    ],
  };
}

type EntryProps = Readonly<{ row: StatementRow; text: string; locale: Locale }>;

/** On a phone, where these columns are left out, PBX, pieces and price stand beneath their license. */
function EntryCell({ row, text, locale }: EntryProps) {
  if (row.kind !== "debit") return text;
  return (
    <>
      {text}{" "}
      <span className="block text-[0.8125rem] font-normal text-muted md:hidden">
        {row.part.pbx} <span className="block">{piecesText(row, locale)}</span>
      </span>
    </>
  );
}

const wordsOf = (t: Words): RowWords => ({
  charge: t("charge"),
  charges: t.raw("charges") as string,
  chargeWithKey: t.raw("chargeWithKey") as string,
  forfeited: t("forfeited"),
  rest: t("rest"),
});

function timeOf(row: StatementRow, { reader, t }: Drawing): string {
  if (row.kind === "rest") return "";
  if (row.kind === "debit") {
    const exact = t("seconds", { seconds: showCount(row.part.seconds, reader.locale) });
    return `${showDuration(row.part.seconds, reader.locale)} · ${exact}`;
  }
  return showMoment(row.movement.at, reader, row.movement.count > 1n ? "date" : "second");
}
