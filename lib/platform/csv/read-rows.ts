import { CsvError, parse } from "csv-parse/sync";
import { Refusal } from "@/lib/domain/refusal";

/** One line of a list: where it stands in the text, and its cells. */
export type CsvRow = Readonly<{ line: number; cells: readonly string[] }>;

/** A list as it is: the names of its columns as they were written, and its lines, whatever is in them. */
export type CsvRows = Readonly<{ columns: readonly string[]; rows: readonly CsvRow[] }>;

const MOST_CHARACTERS = 900_000;
const DELIMITERS = [",", ";", "\t"];

/**
 * Reads a list without judging its lines, so that each bad one can be shown with its reason: a line may have too few or
 * too many cells. The first line names the columns and shows what divides them. Refuses what is too long
 * (`csv_too_long`, `csv_too_many_lines`), has no lines (`csv_empty`), or whose quotation marks do not match.
 */
export function readCsvRows(text: string, mostLines: number): CsvRows {
  if (text.length > MOST_CHARACTERS) throw new Refusal("csv_too_long", { most: MOST_CHARACTERS });
  const [head, ...rows] = parsed(text, mostLines + 2);
  if (!head || rows.length === 0) throw new Refusal("csv_empty");
  if (rows.length > mostLines) throw new Refusal("csv_too_many_lines", { most: mostLines });
  return { columns: head.cells, rows };
}

type Parsed = readonly Readonly<{ info: Readonly<{ lines: number }>; record: readonly string[] }>[];

function parsed(text: string, to: number): CsvRow[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      to,
    }) as unknown as Parsed;
    return rows.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = error.code.includes("QUOTE") ? "quotes" : "other";
    throw new Refusal("csv_malformed", { line: Number(error.lines ?? 1), reason });
  }
}

/** The sign the first line has most of; a comma where it has none. */
function delimiterOf(text: string): string {
  const [head = ""] = text.trimStart().split(/\r?\n/, 1);
  const count = (sign: string) => head.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
