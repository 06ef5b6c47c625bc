import type { Reader } from "@/lib/domain/display/locale";
import { Refusal } from "@/lib/domain/refusal";
import {
  countHistory,
  type HistoryEntry,
  type HistoryFilter,
  listHistory,
} from "@/lib/features/history/data";
import { type MonthAsked, type MonthStatement, requireStatement } from "@/lib/features/statements/data";
import type { Scope } from "@/lib/platform/access/scope";
import { inTurn } from "@/lib/platform/db/turnstile";
import { makeWorkbook } from "@/lib/platform/sheets/make-workbook";
import { drawStatement } from "@/lib/platform/statements/draw-statement";
import { historySheet } from "@/lib/platform/statements/history-sheet";
import { statementSheet } from "@/lib/platform/statements/statement-sheets";

/** So many rows a workbook has at most: it is made in memory, and CSV has no such limit. */
export const MOST_SHEET_ROWS = 20_000;

/** A file of an account's month, and whose it is. */
export type StatementFile = Readonly<{ statement: MonthStatement; bytes: Buffer }>;

/** Who reads the file, and the signal that nobody waits for it any more. */
export type FileWanted = Readonly<{ reader: Reader; signal?: AbortSignal | undefined }>;

/** A month's statement as a PDF, made in its turn. */
export async function makeStatementPdf(
  scope: Scope,
  { accountId, month, timeZone }: MonthAsked & Readonly<{ accountId: string }>,
  { reader, signal }: FileWanted,
): Promise<StatementFile> {
  const statement = await requireStatement(scope, accountId, { month, timeZone });
  const bytes = await inTurn(signal, () => drawStatement(statement, reader));
  return { statement, bytes: Buffer.from(bytes.buffer) };
}

/** A month as a workbook: its statement, and the entries of its history. `sheet_too_long` beyond the limit. */
export async function makeStatementWorkbook(
  scope: Scope,
  { accountId, month, timeZone }: MonthAsked & Readonly<{ accountId: string }>,
  { reader, signal }: FileWanted,
): Promise<StatementFile> {
  const statement = await requireStatement(scope, accountId, { month, timeZone });
  const { account, from, to } = statement;
  const bytes = await inTurn(signal, async () => {
    const entries = await listAll({ accountId: account.id, from, to });
    return makeWorkbook([statementSheet(statement, reader), historySheet(entries, reader)]);
  });
  return { statement, bytes };
}

/** Which part of a history becomes a workbook. Whose account it is must have been checked. */
export type HistoryPart = Omit<HistoryFilter, "before" | "limit">;

/** A part of a history as a workbook, oldest first, made in its turn. `sheet_too_long` beyond the limit. */
export const makeHistoryWorkbook = (part: HistoryPart, { reader, signal }: FileWanted): Promise<Buffer> =>
  inTurn(signal, async () => makeWorkbook([historySheet(await listAll(part), reader)]));

async function listAll(part: HistoryPart): Promise<HistoryEntry[]> {
  const rows = await countHistory(part);
  if (rows > MOST_SHEET_ROWS) throw new Refusal("sheet_too_long", { rows, most: MOST_SHEET_ROWS });
  return (await listHistory({ ...part, limit: MOST_SHEET_ROWS })).toReversed();
}
