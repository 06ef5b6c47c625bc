import type { InvoicePaper } from "@/lib/domain/invoices/paper";
import { INVOICE_WORDS, shownEuro, shownRate } from "@/lib/platform/invoices/invoice-words";
import { LEFT, makeRoom, type Sheets, WIDTH } from "@/lib/platform/paper/frame";
import { drawLine, MUTED, write } from "@/lib/platform/paper/look";

/** Where each column begins, and how wide it is. */
const COLUMNS = [
  { at: 0, width: 244, align: "left" },
  { at: 250, width: 64, align: "right" },
  { at: 318, width: 76, align: "right" },
  { at: 398, width: 93, align: "right" },
] as const;
/** Sums stand under the numbers. */
const SUMS = { left: LEFT + 250, width: WIDTH - 250 } as const;
const ROOM = 130;

/** What is invoiced and what it comes to, all on one page. */
export function drawInvoiceLines(sheets: Sheets, paper: InvoicePaper): void {
  const { page } = sheets;
  const { locale, vat } = paper;
  const words = INVOICE_WORDS[locale];
  const euro = (amount: string) => shownEuro(amount, locale);
  const quantity = new Intl.NumberFormat(locale).format(BigInt(paper.quantity));
  makeRoom(sheets, ROOM);
  write(page, { size: 8, color: MUTED });
  drawCells(page, [words.supply, words.quantity, words.price, words.amount]);
  drawLine(page, { left: LEFT, width: WIDTH });
  write(page, { size: 9.5 });
  const item = `${words.item}\n${words.itemDescription}`;
  drawCells(page, [item, quantity, euro(paper.price), euro(paper.net)]);
  drawLine(page, { left: LEFT, width: WIDTH });
  drawSum(page, words.net, euro(paper.net));
  drawSum(page, words.vat(shownRate(vat.rateHundredths, locale)), euro(paper.vatAmount));
  drawLine(page, SUMS);
  write(page, { size: 9.5, weight: "strong" });
  drawSum(page, words.gross, euro(paper.gross));
  drawLine(page, SUMS);
}

function drawCells(page: PDFKit.PDFDocument, cells: readonly string[]): void {
  const top = page.y + 6;
  let bottom = top;
  for (const [index, { at, ...column }] of COLUMNS.entries()) {
    page.text(cells[index] ?? "", LEFT + at, top, column);
    bottom = Math.max(bottom, page.y);
  }
  page.y = bottom + 6;
}

function drawSum(page: PDFKit.PDFDocument, label: string, amount: string): void {
  const { at, ...column } = COLUMNS[3];
  const top = page.y + 6;
  page.text(label, SUMS.left, top, { width: SUMS.width - column.width });
  page.text(amount, LEFT + at, top, column);
  page.y += 6;
}
