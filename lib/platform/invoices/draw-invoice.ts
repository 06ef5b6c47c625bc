import PdfFile from "pdfkit";
import { showDay } from "@/lib/domain/display/calendar-day";
import type { InvoicePaper } from "@/lib/domain/invoices/paper";
import type { Party } from "@/lib/domain/invoices/party";
import { printableText } from "@/lib/domain/licenses/certificate";
import { INVOICE_WORDS, shownEuro, shownRate } from "@/lib/platform/invoices/invoice-words";

/** All lengths in points: A4 is 595 × 842. */
const LEFT = 64;
const WIDTH = 467;
const HALF = WIDTH / 2;
const LABELS = 110;
const INK = "#1b1c1e";
const MUTED = "#5d6066";
const ACCENT = "#0f5c4a";
const HAIRLINE = "#d3d2cd";

type Pdf = PDFKit.PDFDocument;

/** Draws an invoice or a credit note as PDF, one page of A4. The same paper gives the same words as its XML. */
export async function drawInvoice(paper: InvoicePaper): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, kind, number } = paper;
  const words = INVOICE_WORDS[locale];
  const title = `${words.titles[kind]} ${number}`;
  const page = new PdfFile({
    size: "A4",
    margin: LEFT,
    lang: locale,
    info: { Title: title, Author: printableText(paper.seller.companyName), Creator: words.product },
  });
  const bytes = collect(page);
  page.font("Helvetica-Bold").fontSize(9).fillColor(ACCENT).text(printableText(paper.seller.companyName));
  drawParties(page, paper);
  page.font("Helvetica-Bold").fontSize(20).fillColor(INK).text(title, LEFT, page.y, { width: WIDTH });
  page.y += 10;
  for (const fact of factsOf(paper)) drawFact(page, fact);
  page.y += 16;
  drawLines(page, paper);
  page.y += 22;
  drawNotes(page, paper);
  page.end();
  return bytes;
}

function drawParties(page: Pdf, { seller, buyer, locale }: InvoicePaper): void {
  const words = INVOICE_WORDS[locale];
  const top = page.y + 22;
  const below = [
    drawParty(page, { label: words.to, party: buyer, vatId: words.vatId, left: LEFT, top }),
    drawParty(page, { label: words.from, party: seller, vatId: words.vatId, left: LEFT + HALF, top }),
  ];
  page.y = Math.max(...below) + 34;
}

type Addressed = Readonly<{ label: string; party: Party; vatId: string; left: number; top: number }>;

function drawParty(page: Pdf, { label, party, vatId, left, top }: Addressed): number {
  const width = HALF - 16;
  page.font("Helvetica").fontSize(8).fillColor(MUTED).text(label, left, top, { width });
  page.fontSize(10).fillColor(INK).moveDown(0.3);
  const lines = [
    party.companyName,
    party.street,
    `${party.postalCode} ${party.city}`,
    party.country,
    ...(party.vatId === "" ? [] : [`${vatId} ${party.vatId}`]),
  ];
  for (const line of lines) page.text(printableText(line), left, page.y, { width, lineGap: 1.5 });
  return page.y;
}

type Fact = readonly [label: string, value: string];

function factsOf(paper: InvoicePaper): Fact[] {
  const { locale, kind, original } = paper;
  const words = INVOICE_WORDS[locale];
  const dates: Fact[] = [
    [words.issueDate, showDay(paper.issueDate, locale)],
    [words.deliveryDate, showDay(paper.deliveryDate, locale)],
    ...(kind === "invoice" ? [[words.dueDate, showDay(paper.dueDate, locale)] as const] : []),
  ];
  const about: Fact[] = original
    ? [
        [words.original, `${original.number}, ${showDay(original.issueDate, locale)}`],
        [words.reason, original.reason],
      ]
    : [];
  return [...dates, [words.account, paper.accountName], [words.customer, paper.customerName], ...about];
}

function drawFact(page: Pdf, [label, value]: Fact): void {
  const top = page.y;
  page.font("Helvetica").fontSize(9.5);
  page.fillColor(MUTED).text(printableText(label), LEFT, top, { width: LABELS - 10 });
  page.fillColor(INK).text(printableText(value), LEFT + LABELS, top, { width: WIDTH - LABELS });
  page.y += 3;
}

/** Where each column begins, and how wide it is. */
const COLUMNS = [
  { at: 0, width: 235, align: "left" },
  { at: 240, width: 60, align: "right" },
  { at: 305, width: 70, align: "right" },
  { at: 380, width: 87, align: "right" },
] as const;

function drawLines(page: Pdf, paper: InvoicePaper): void {
  const { locale, vat } = paper;
  const words = INVOICE_WORDS[locale];
  const euro = (amount: string) => shownEuro(amount, locale);
  const quantity = new Intl.NumberFormat(locale).format(BigInt(paper.quantity));
  drawRow(page, ["", words.quantity, words.price, words.amount], "Helvetica");
  drawRow(
    page,
    [`${words.item} – ${words.itemDescription}`, quantity, euro(paper.price), euro(paper.net)],
    "Helvetica",
  );
  drawRow(page, [words.net, "", "", euro(paper.net)], "Helvetica");
  drawRow(
    page,
    [words.vat(shownRate(vat.rateHundredths, locale)), "", "", euro(paper.vatAmount)],
    "Helvetica",
  );
  drawRow(page, [words.gross, "", "", euro(paper.gross)], "Helvetica-Bold");
}

function drawRow(page: Pdf, cells: readonly string[], font: "Helvetica" | "Helvetica-Bold"): void {
  page.font(font).fontSize(9.5).fillColor(INK);
  const top = page.y + 6;
  const heights = cells.map((text, index) =>
    page.heightOfString(printableText(text), { width: COLUMNS[index]?.width ?? WIDTH }),
  );
  cells.forEach((text, index) => {
    const { at, ...column } = COLUMNS[index] ?? COLUMNS[0];
    page.text(printableText(text), LEFT + at, top, column);
  });
  page.y = top + Math.max(...heights) + 6;
  page
    .moveTo(LEFT, page.y)
    .lineTo(LEFT + WIDTH, page.y)
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .stroke();
}

function drawNotes(page: Pdf, { locale, kind, vat, seller, dueDate }: InvoicePaper): void {
  const words = INVOICE_WORDS[locale];
  const notes = [
    ...(vat.category === "S" ? [] : [words.exemptions[vat.category]]),
    ...(kind === "invoice"
      ? [`${words.payBy(showDay(dueDate, locale))} ${words.iban} ${groupsOfFour(seller.iban)}`]
      : [words.kept]),
    words.xml,
  ];
  page.font("Helvetica").fontSize(9).fillColor(MUTED);
  for (const note of notes)
    page.text(printableText(note), LEFT, page.y, { width: WIDTH, lineGap: 2 }).moveDown(0.5);
}

const groupsOfFour = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, "$1 ");

async function collect(page: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of page) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}
