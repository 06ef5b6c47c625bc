import { CsvError, parse } from "csv-parse/sync";
import { Refusal } from "@/lib/domain/refusal";

/** Which columns a list may have, and how long it may be. */
export type CsvShape = Readonly<{
  required: readonly string[];
  optional: readonly string[];
  mostLines: number;
}>;

/** An entry of a list: the line it stands in, and its cells by column. A cell that is missing is empty. */
export type CsvLine = Readonly<{ line: number; cells: Readonly<Record<string, string>> }>;

type Row = Readonly<{ record: readonly string[]; info: Readonly<{ lines: number }> }>;

const MOST_CHARACTERS = 900_000;
const DELIMITERS = [";", "\t", ","];

/**
 * Reads a list whose first line names its columns, in any order and case, as spreadsheets save it: separated by
 * commas, semicolons or tabs. Refuses what is no CSV, columns that are unknown (a typing error is no silent default)
 * or missing, and lists that are empty or too long.
 */
export function readCsv(text: string, { required, optional, mostLines }: CsvShape): CsvLine[] {
  if (text.length > MOST_CHARACTERS) throw new Refusal("csv_too_long", { most: MOST_CHARACTERS });
  const [header, ...rows] = rowsOf(text);
  if (!header || rows.length === 0) throw new Refusal("csv_empty");
  const columns = header.record.map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, "_"));
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw new Refusal("csv_columns_missing", { columns: missing.join(", ") });
  const unknown = columns.find((name) => ![...required, ...optional].includes(name));
  if (unknown !== undefined) throw new Refusal("csv_column_unknown", { column: unknown.slice(0, 60) });
  if (rows.length > mostLines) throw new Refusal("csv_too_many_lines", { most: mostLines });
  const empty = Object.fromEntries([...required, ...optional].map((name) => [name, ""]));
  return rows.map(({ record, info }) => ({
    line: info.lines,
    cells: { ...empty, ...Object.fromEntries(columns.map((name, index) => [name, record[index] ?? ""])) },
  }));
}

function rowsOf(text: string): readonly Row[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    }) as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal("csv_malformed", faultOf(error));
    throw error;
  }
}

/** The first line decides: a column's name holds none of them. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split(/[\r\n]/, 1)[0] ?? "";
  return DELIMITERS.find((delimiter) => header.includes(delimiter)) ?? ",";
}

function faultOf(error: CsvError): { line: number; reason: string } {
  const line = Number(error.lines ?? 0);
  if (error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH") return { line, reason: "columns" };
  return { line, reason: error.code.includes("QUOTE") ? "quotes" : "other" };
}
