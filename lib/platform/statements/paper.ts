import { printableText } from "@/lib/domain/licenses/certificate";
import type { Messages } from "@/lib/platform/i18n/messages";

/** A document that is being drawn, and what stands on each of its pages. */
export type Paper = Readonly<{
  page: PDFKit.PDFDocument;
  words: Messages["statement"];
  title: string;
}>;

/** All lengths in points: A4 is 595 × 842. */
export const LEFT = 48;
export const WIDTH = 499;
export const BOTTOM = 774;
const TOP = 88;
const LABELS = 90;

export const INK = "#1b1c1e";
export const MUTED = "#5d6066";
const ACCENT = "#0f5c4a";
const HAIRLINE = "#d3d2cd";

/** The minus of the screens and the small signs have no place in the fonts every reader has. */
export const printable = (text: string): string => printableText(text.replaceAll("−", "–"));

/** A page with its head: what this is. What stands below begins at `page.y`. */
export function newPage({ page, words, title }: Paper): void {
  page.addPage();
  page
    .font("Helvetica-Bold")
    .fontSize(9)
    .fillColor(ACCENT)
    .text(printable(words.product), LEFT, 44, { lineBreak: false });
  page
    .font("Helvetica")
    .fillColor(MUTED)
    .text(printable(title), LEFT, 44, { width: WIDTH, align: "right", lineBreak: false });
  drawLine(page, 62);
  page.y = TOP;
}

/** The title and whose statement it is; long names wrap. */
export function drawHeading({ page, title }: Paper, facts: readonly (readonly [string, string])[]): void {
  page.font("Helvetica-Bold").fontSize(20).fillColor(INK).text(printable(title), LEFT, TOP, { width: WIDTH });
  page.y += 10;
  page.fontSize(9.5).font("Helvetica");
  for (const [label, value] of facts) {
    const top = page.y;
    page.fillColor(MUTED).text(printable(label), LEFT, top, { width: LABELS - 10 });
    page.fillColor(INK).text(printable(value), LEFT + LABELS, top, { width: WIDTH - LABELS });
    page.y += 4;
  }
  page.y += 14;
}

/** What explains the rows above; on the next page where it does not fit. */
export function drawNote(paper: Paper, text: string): void {
  const { page } = paper;
  const size = { width: WIDTH, lineGap: 1.5 };
  page.font("Helvetica").fontSize(8);
  if (page.y + page.heightOfString(printable(text), size) + 14 > BOTTOM) newPage(paper);
  drawLine(page, page.y);
  page
    .font("Helvetica")
    .fontSize(8)
    .fillColor(MUTED)
    .text(printable(text), LEFT, page.y + 10, size);
}

/** What stands at the foot of every page, once it is known how many there are. */
export function drawFrames({ page, words }: Paper, made: string): void {
  const { start, count } = page.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    page.switchToPage(start + index);
    drawLine(page, 790);
    const number = words.page.replace("{page}", String(index + 1)).replace("{pages}", String(count));
    const foot = { width: WIDTH, lineBreak: false } as const;
    page.font("Helvetica").fontSize(8).fillColor(MUTED).text(printable(made), LEFT, 798, foot);
    page.text(printable(number), LEFT, 798, { ...foot, align: "right" });
  }
}

/** A hairline across the page. */
export function drawLine(page: PDFKit.PDFDocument, y: number): void {
  page
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .stroke();
}
