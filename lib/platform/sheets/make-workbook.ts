import writeExcelFile from "write-excel-file/node";

/** What stands in a cell: text, a count, hundredths (shown with two decimals), or a time as its reader's clock shows it. */
export type SheetCell =
  | string
  | null
  | Readonly<{ count: bigint | number }>
  | Readonly<{ cents: bigint }>
  | Readonly<{ clock: string }>;

/** A sheet: a header that stays in sight, and rows. */
export type Sheet = Readonly<{
  name: string;
  columns: readonly Readonly<{ header: string; width: number }>[];
  rows: readonly (readonly SheetCell[])[];
}>;

/** A program that reads sheets takes no more in one cell. */
const MOST_CHARACTERS = 32_000;
const MOST_NAME_CHARACTERS = 31;
const MOST_EXACT = 2n ** 53n;
/** Sheets know dates from 1900 to 9999 only. */
const CLOCK = /^(19|[2-9]\d)\d\d-/;

/**
 * A workbook as XLSX. Texts are written as texts, so nothing that begins like a formula ever becomes one; numbers and
 * times are numbers and times. All of it is in memory while it is made: the caller limits the rows.
 */
export async function makeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const made = sheets.map(({ name, columns, rows }) => ({
    sheet: name.replaceAll(/[\\/?*[\]:]/g, " ").slice(0, MOST_NAME_CHARACTERS),
    data: [
      columns.map(({ header }) => ({ value: header, type: String, fontWeight: "bold" as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }));
  return writeExcelFile(made, { fontFamily: "Arial", fontSize: 10 }).toBuffer();
}

function cellOf(cell: SheetCell) {
  if (cell === null || cell === "") return null;
  if (typeof cell === "string") return textOf(cell);
  if ("cents" in cell) return numberOf(cell.cents, { divisor: 100, format: "#,##0.00" });
  if ("count" in cell) return numberOf(BigInt(cell.count), { divisor: 1, format: "#,##0" });
  return CLOCK.test(cell.clock)
    ? { value: new Date(`${cell.clock}Z`), type: Date, format: "yyyy-mm-dd hh:mm:ss" }
    : textOf(cell.clock);
}

const textOf = (text: string) => ({
  value: text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text,
  type: String,
  format: "@",
});

type NumberStyle = Readonly<{ divisor: number; format: string }>;

/** A number a sheet holds exactly; a larger one stays a text, because a wrong digit is worse than no sum. */
const numberOf = (value: bigint, { divisor, format }: NumberStyle) =>
  value < MOST_EXACT && value > -MOST_EXACT
    ? { value: Number(value) / divisor, type: Number, format }
    : textOf(value.toString());
