import { Refusal } from "@/lib/domain/refusal";
import { readCsvRows } from "@/lib/platform/csv/read-rows";

/** Which columns a list may have, and how long it may be. */
export type CsvShape = Readonly<{
  required: readonly string[];
  optional: readonly string[];
  mostLines: number;
}>;

/** An entry of a list: the line it stands in, and its cells by column. A column that is not there is empty. */
export type CsvLine = Readonly<{ line: number; cells: Readonly<Record<string, string>> }>;

/**
 * Reads a list whose first line names its columns, in any order and case, as spreadsheets save it: separated by
 * commas, semicolons or tabs. Refuses, beside what `readCsvRows` refuses, columns that are unknown (a typing error is
 * no silent default) or missing, and lines with more or fewer cells than there are columns.
 */
export function readCsv(text: string, { required, optional, mostLines }: CsvShape): CsvLine[] {
  const list = readCsvRows(text, mostLines);
  const columns = list.columns.map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, "_"));
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new Refusal("csv_columns_missing", { columns: missing.join(", ") });
  const unknown = columns.find((name) => ![...required, ...optional].includes(name));
  if (unknown !== undefined) throw new Refusal("csv_column_unknown", { column: unknown.slice(0, 60) });
  const uneven = list.rows.find(({ cells }) => cells.length !== columns.length);
  if (uneven) throw new Refusal("csv_malformed", { line: uneven.line, reason: "columns" });
  const empty = Object.fromEntries([...required, ...optional].map((name) => [name, ""]));
  return list.rows.map(({ line, cells }) => ({
    line,
    cells: { ...empty, ...Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ""])) },
  }));
}
