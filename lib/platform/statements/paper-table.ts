import { LEFT, makeRoom, type Sheets, WIDTH } from "@/lib/platform/paper/frame";
import { drawLine, MUTED, type Weight, write } from "@/lib/platform/paper/look";
import type { Messages } from "@/lib/platform/i18n/messages";

type Cells = readonly [string, string, string, string, string, string];

/** Entry, PBX, time, quantity × price, amount and balance. */
export type PaperRow = Readonly<{ cells: Cells; isStrong: boolean }>;

/** Where each column begins and how wide it is; the last three hold numbers. */
const COLUMNS = [
  { at: 0, width: 122 },
  { at: 126, width: 68 },
  { at: 198, width: 104 },
  { at: 306, width: 62 },
  { at: 372, width: 56 },
  { at: 432, width: 59 },
] as const;
const FIRST_NUMBER = 3;
const SIZE = 8;

/** The columns' names. */
export function drawTableHead({ page }: Sheets, words: Messages["statement"]): void {
  const { entry, pbx, time, quantity, amount, balance } = words;
  const top = page.y;
  write(page, { size: 7.5, color: MUTED });
  drawCells(page, [entry, pbx, time, quantity, amount, balance], top);
  page.y = top + 14;
}

/** A row as high as its longest cell; one that does not fit begins the next page, under the columns' names. */
export function drawRow(sheets: Sheets, { cells, isStrong }: PaperRow, words: Messages["statement"]): void {
  const { page } = sheets;
  const weight: Weight = isStrong ? "strong" : "regular";
  write(page, { size: SIZE, weight });
  const height = heightOf(page, cells);
  if (makeRoom(sheets, height + 12)) drawTableHead(sheets, words);
  drawLine(page, { left: LEFT, width: WIDTH });
  const top = page.y + 5;
  write(page, { size: SIZE, weight });
  drawCells(page, cells, top);
  page.y = top + height + 5;
}

function heightOf(page: PDFKit.PDFDocument, cells: Cells): number {
  const line = page.currentLineHeight(true);
  const heights = COLUMNS.map(({ width }, index) => {
    const text = cells[index] ?? "";
    return isOneLine(page, text, width) ? line : page.heightOfString(text, { width });
  });
  return Math.max(...heights);
}

/** Most cells are one line; to place it here takes a third of the time that breaking it into lines takes. */
function drawCells(page: PDFKit.PDFDocument, cells: Cells, top: number): void {
  for (const [index, { at, width }] of COLUMNS.entries()) {
    const text = cells[index] ?? "";
    const isNumber = index >= FIRST_NUMBER;
    if (isOneLine(page, text, width)) {
      const left = isNumber ? width - page.widthOfString(text) : 0;
      page.text(text, LEFT + at + left, top, { lineBreak: false });
    } else page.text(text, LEFT + at, top, { width, align: isNumber ? "right" : "left" });
  }
}

const isOneLine = (page: PDFKit.PDFDocument, text: string, width: number): boolean =>
  !text.includes("\n") && page.widthOfString(text) <= width;
