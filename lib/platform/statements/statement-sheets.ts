import { rowsOfStatement, type StatementRow } from "@/lib/domain/accounts/statement/rows";
import { entryText } from "@/lib/domain/accounts/statement/words";
import { localTimeOf } from "@/lib/domain/display/local-time";
import type { Reader } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";
import { shownCents } from "@/lib/domain/money/amount";
import type { Ticks } from "@/lib/domain/money/units";
import { messages } from "@/lib/platform/i18n/messages";
import type { Sheet, SheetCell } from "@/lib/platform/sheets/make-workbook";
import type { StatementFacts } from "@/lib/platform/statements/draw-statement";

/** A month's statement as a sheet: the same rows as on the page, with numbers to compute with. */
export function statementSheet({ statement, from, until }: StatementFacts, reader: Reader): Sheet {
  const words = messages[reader.locale].statement;
  const edge = (entry: string, at: Instant, balance: Ticks): SheetCell[] => [
    entry,
    null,
    null,
    clock(at, reader),
    null,
    null,
    null,
    null,
    { cents: shownCents(balance) },
  ];
  return {
    name: words.statementSheet,
    columns: [
      { header: words.entry, width: 34 },
      { header: words.pbx, width: 22 },
      { header: words.serial, width: 20 },
      { header: `${words.time} (${reader.timeZone})`, width: 22 },
      { header: words.pieces, width: 10 },
      { header: words.price, width: 10 },
      { header: words.paidSeconds, width: 14 },
      { header: words.amount, width: 12 },
      { header: words.balance, width: 14 },
    ],
    rows: [
      edge(words.opening, from, statement.opening),
      ...rowsOfStatement(statement).map((row) => rowOf(row, reader)),
      edge(words.closing, until > from ? until : from, statement.closing),
    ],
  };
}

function rowOf(row: StatementRow, reader: Reader): SheetCell[] {
  return [
    entryText(row, messages[reader.locale].statement),
    ...factsOf(row, reader),
    { cents: row.shown },
    { cents: shownCents(row.balance) },
  ];
}

/** PBX, serial, time, pieces, price and seconds, where a row has them. */
function factsOf(row: StatementRow, reader: Reader): SheetCell[] {
  if (row.kind === "rest") return [null, null, null, null, null, null];
  if (row.kind !== "debit") return [null, null, clock(row.movement.at, reader), null, null, null];
  const { pbx, serial, quantity, price, seconds } = row.part;
  return [pbx, serial, null, { count: quantity }, { cents: price }, { count: seconds }];
}

const clock = (at: Instant, { timeZone }: Reader): SheetCell => ({ clock: localTimeOf(at, timeZone) });
