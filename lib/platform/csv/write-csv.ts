import { stringify } from "csv-stringify/sync";

/**
 * Writes a list whose first line names its columns, for spreadsheets: UTF-8 with its mark, and no cell that a
 * spreadsheet would take for a formula.
 */
export const writeCsv = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: "windows" });
