import {
  BOTTOM,
  drawLine,
  INK,
  LEFT,
  MUTED,
  newPage,
  type Paper,
  printable,
} from "@/lib/platform/statements/paper";

/** Entry, PBX, time, quantity × price, amount and balance. */
export type PaperRow = Readonly<{
  cells: readonly [string, string, string, string, string, string];
  isStrong: boolean;
}>;

/** Where each column begins and how wide it is; the last three hold numbers. */
const COLUMNS = [
  { at: 0, width: 138 },
  { at: 142, width: 86 },
  { at: 232, width: 92 },
  { at: 326, width: 66 },
  { at: 394, width: 48 },
  { at: 444, width: 55 },
] as const;
const FIRST_NUMBER = 3;
const SIZE = 8.5;

/** The columns' names. */
export function drawTableHead({ page, words }: Paper): void {
  const names = [words.entry, words.pbx, words.time, words.quantity, words.amount, words.balance];
  page.font("Helvetica").fontSize(8).fillColor(MUTED);
  const top = page.y;
  names.forEach((name, index) => drawCell(page, { text: name, index, top }));
  page.y = top + 14;
}

/** A row as high as its longest cell; one that does not fit begins the next page, under the columns' names. */
export function drawRow(paper: Paper, { cells, isStrong }: PaperRow): void {
  const { page } = paper;
  const font = isStrong ? "Helvetica-Bold" : "Helvetica";
  page.font(font).fontSize(SIZE);
  const heights = cells.map((text, index) =>
    page.heightOfString(printable(text), { width: COLUMNS[index]?.width ?? 0 }),
  );
  const height = Math.max(...heights);
  if (page.y + height + 12 > BOTTOM) {
    newPage(paper);
    drawTableHead(paper);
  }
  const top = page.y + 5;
  drawLine(page, page.y);
  page.font(font).fontSize(SIZE).fillColor(INK);
  cells.forEach((text, index) => drawCell(page, { text, index, top }));
  page.y = top + height + 5;
}

type Cell = Readonly<{ text: string; index: number; top: number }>;

function drawCell(page: PDFKit.PDFDocument, { text, index, top }: Cell): void {
  const column = COLUMNS[index];
  if (!column || text === "") return;
  const align = index >= FIRST_NUMBER ? "right" : "left";
  page.text(printable(text), LEFT + column.at, top, { width: column.width, align });
}
