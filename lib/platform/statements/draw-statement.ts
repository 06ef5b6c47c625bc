import { rowsOfStatement } from "@/lib/domain/accounts/statement/rows";
import type { Statement } from "@/lib/domain/accounts/statement/statement";
import { entryText, piecesText, signedCents } from "@/lib/domain/accounts/statement/words";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { showMonth } from "@/lib/domain/display/month";
import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";
import { messages } from "@/lib/platform/i18n/messages";
import { drawFacts, drawParagraph, drawTitle } from "@/lib/platform/paper/blocks";
import { drawFeet, type Frame, LEFT, makeRoom, newPage, WIDTH } from "@/lib/platform/paper/frame";
import { drawLine, MUTED } from "@/lib/platform/paper/look";
import { openPaper } from "@/lib/platform/paper/open-paper";
import { drawRow, drawTableHead, type PaperRow } from "@/lib/platform/statements/paper-table";

/** What a statement is drawn of. */
export type StatementFacts = Readonly<{
  account: Readonly<{ name: string; customerName: string; partnerName: string }>;
  month: string;
  from: Instant;
  until: Instant;
  now: Instant;
  statement: Statement;
}>;

/** A month's statement as a PDF, A4: whose, of which time, each row from the opening to the closing balance. */
export async function drawStatement(facts: StatementFacts, reader: Reader): Promise<Uint8Array<ArrayBuffer>> {
  const { locale } = reader;
  const words = messages[locale].statement;
  const title = words.title.replace("{month}", showMonth(facts.month, locale));
  const madeAt = new Date(Number(facts.now) * 1_000);
  const { page, bytes } = openPaper({ locale, title, product: words.product, madeAt });
  const frame: Frame = {
    page,
    from: words.product,
    title,
    foot: words.made.replace("{date}", showMoment(facts.now, reader, "exact")),
    pageOf: (number, pages) => words.page.replace("{page}", String(number)).replace("{pages}", String(pages)),
  };
  newPage(frame);
  drawTitle(frame);
  drawFacts(frame, factsOf(facts, reader), { labels: 90 });
  page.y += 14;
  drawTableHead(frame, words);
  for (const row of rowsOf(facts, reader)) drawRow(frame, row, words);
  drawExplanation(frame, words.explanation);
  drawFeet(frame);
  page.end();
  return bytes;
}

function drawExplanation(frame: Frame, text: string): void {
  const { page } = frame;
  makeRoom(frame, 60);
  drawLine(page, { left: LEFT, width: WIDTH });
  page.y += 10;
  drawParagraph(frame, text, { size: 8, color: MUTED, gap: 0 });
}

function factsOf({ account, from, until, now }: StatementFacts, reader: Reader) {
  const words = messages[reader.locale].statement;
  const last = until > from && until < now ? addSeconds(until, seconds(-1n)) : until;
  return [
    [words.account, account.name],
    [words.customer, account.customerName],
    [words.partner, account.partnerName],
    [words.period, `${showMoment(from, reader)} – ${showMoment(last, reader, "exact")}`],
  ] as const;
}

function rowsOf({ statement, from, until }: StatementFacts, reader: Reader): PaperRow[] {
  const { locale } = reader;
  const words = messages[locale].statement;
  const edge = (entry: string, at: Instant, balance: string): PaperRow => ({
    cells: [entry, "", showMoment(at, reader), "", "", balance],
    isStrong: true,
  });
  return [
    edge(words.opening, from, showIsc(statement.opening, locale)),
    ...rowsOfStatement(statement).map((row) => ({
      cells: [
        entryText(row, words),
        row.kind === "debit" ? row.part.pbx : "",
        timeOf(row, reader),
        piecesText(row, locale),
        signedCents(row.shown, locale),
        showIsc(row.balance, locale),
      ] as const,
      isStrong: false,
    })),
    edge(words.closing, until > from ? until : from, showIsc(statement.closing, locale)),
  ];
}

function timeOf(row: ReturnType<typeof rowsOfStatement>[number], reader: Reader): string {
  if (row.kind === "rest") return "";
  if (row.kind === "debit") return `${showCount(row.part.seconds, reader.locale)} s`;
  return showMoment(row.movement.at, reader, row.movement.count > 1n ? "date" : "second");
}
