import { ACCENT, drawLine, MUTED, write } from "@/lib/platform/paper/look";

/** Where things stand on each page, in points. */
export const LEFT = 52;
export const WIDTH = 491;
export const BOTTOM = 774;
const TOP = 88;

/** A paper of one or more pages, and what stands at the head of each: from whom, and what. */
export type Sheets = Readonly<{ page: PDFKit.PDFDocument; from: string; title: string }>;

/** Sheets that belong together: at the foot of each stands a line of the paper's own, and "Page 1 of 2". */
export type Frame = Sheets & Readonly<{ foot: string; pageOf: (page: number, pages: number) => string }>;

/** Begins a page with its head. What stands below begins at `page.y`. */
export function newPage({ page, from, title }: Sheets): void {
  page.addPage();
  const top = 44;
  write(page, { size: 8.5, weight: "strong", color: ACCENT }).text(from, LEFT, top, {
    width: WIDTH / 2 - 8,
    height: 12,
    ellipsis: true,
  });
  write(page, { size: 8.5, color: MUTED }).text(title, LEFT + WIDTH / 2, top, {
    width: WIDTH / 2,
    align: "right",
    height: 12,
    ellipsis: true,
  });
  drawLine(page, { left: LEFT, width: WIDTH, y: 62 });
  page.x = LEFT;
  page.y = TOP;
}

/** Begins a new page where so much height is not left on this one; says whether it did. */
export function makeRoom(sheets: Sheets, height: number): boolean {
  if (sheets.page.y + height <= BOTTOM) return false;
  newPage(sheets);
  return true;
}

/** What stands at the foot of every page, once it is known how many there are. The last thing to draw. */
export function drawFeet({ page, foot, pageOf }: Frame): void {
  const { start, count } = page.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    page.switchToPage(start + index);
    drawLine(page, { left: LEFT, width: WIDTH, y: 790 });
    write(page, { size: 7.5, color: MUTED });
    page.text(foot, LEFT, 798, { width: WIDTH - 90, height: 22, ellipsis: true });
    page.text(pageOf(index + 1, count), LEFT + WIDTH - 90, 798, { width: 90, align: "right" });
  }
}
