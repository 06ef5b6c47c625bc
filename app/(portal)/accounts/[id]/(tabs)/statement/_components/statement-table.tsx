import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { DataTable, type Row } from "@/components/ui/data-table";
import { type StatementRow, rowsOfStatement } from "@/lib/domain/accounts/statement/rows";
import { showCents, showCount, showIsc } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import { DEFAULT_TIME_ZONE, type Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { showMonth } from "@/lib/domain/display/month";
import type { LoadedStatement } from "@/lib/features/statements/loaders";
import { signed } from "./signed";

type Words = ReturnType<typeof useTranslations<"statement">>;

/** From the opening to the closing balance, row by row: each amount is the step to the balance beside it. */
export function StatementTable({ statement: loaded }: Readonly<{ statement: LoadedStatement }>) {
  const t = useTranslations("statement");
  const reader = { locale: useLocale(), timeZone: useTimeZone() ?? DEFAULT_TIME_ZONE };
  const { statement, month, from, until } = loaded;
  const rows = rowsOfStatement(statement).map((row, index) => rowOf(row, index, { reader, t }));
  const opening = [
    t("opening"),
    "",
    showMoment(from, reader),
    "",
    "",
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
        { key: "quantity", label: t("quantity"), numeric: true },
        { key: "amount", label: t("amount"), numeric: true },
        { key: "balance", label: t("balance"), numeric: true },
      ]}
      rows={[
        { key: "opening", cells: opening },
        ...rows,
        ...(rows.length === 0 ? [{ key: "empty", cells: [t("empty"), "", "", "", "", ""] }] : []),
      ]}
      footer={[t("closing"), "", showMoment(until > from ? until : from, reader), "", "", closing]}
      empty=""
    />
  );
}

type Drawing = Readonly<{ reader: Reader; t: Words }>;

function rowOf(row: StatementRow, index: number, { reader, t }: Drawing): Row {
  const { locale } = reader;
  const amounts = [signed(row.shown, locale), showIsc(row.balance, locale)];
  return { key: String(index), cells: [...factsOf(row, { reader, t }), ...amounts] };
}

function factsOf(row: StatementRow, { reader, t }: Drawing): string[] {
  if (row.kind === "rest") return [t("rest"), "", "", ""];
  if (row.kind === "debit") {
    const { name, pbx, seconds, quantity, price } = row.part;
    const pieces = `${showCount(quantity, reader.locale)} × ${showCents(price, reader.locale)}`;
    return [name, pbx, showDuration(seconds, reader.locale), pieces];
  }
  const { at, count, keyLastGroup } = row.movement;
  const when = showMoment(at, reader, count > 1n ? "date" : "second");
  if (row.kind === "forfeit") return [t("forfeited"), "", when, ""];
  const charge = keyLastGroup === null ? t("charge") : t("chargeWithKey", { lastGroup: keyLastGroup });
  return [count > 1n ? t("charges", { count: count.toString() }) : charge, "", when, ""];
}
