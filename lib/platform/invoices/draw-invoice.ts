import { showDay } from "@/lib/domain/display/calendar-day";
import type { Locale } from "@/lib/domain/display/locale";
import type { InvoicePaper } from "@/lib/domain/invoices/paper";
import type { Party } from "@/lib/domain/invoices/party";
import { drawInvoiceLines } from "@/lib/platform/invoices/invoice-lines";
import { INVOICE_WORDS } from "@/lib/platform/invoices/invoice-words";
import { drawFacts, drawParagraph, drawTitle, type Fact } from "@/lib/platform/paper/blocks";
import { countryName } from "@/lib/platform/paper/country-name";
import { drawFeet, type Frame, LEFT, newPage, WIDTH } from "@/lib/platform/paper/frame";
import { MUTED, write } from "@/lib/platform/paper/look";
import { openPaper } from "@/lib/platform/paper/open-paper";

/** Where the recipient stands so that a window envelope shows it (DIN 5008, form B). */
const WINDOW = 136;
const HALF = WIDTH / 2;

/** Draws an invoice or a credit note as PDF, A4. The same paper gives the same words as its XML. */
export async function drawInvoice(paper: InvoicePaper): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, kind, number, seller } = paper;
  const words = INVOICE_WORDS[locale];
  const title = `${words.titles[kind]} ${number}`;
  const about = { locale, title, product: words.product, author: seller.companyName };
  const { page, bytes } = openPaper(about);
  const frame: Frame = {
    page,
    from: seller.companyName,
    title,
    foot: addressOf(seller, locale).join(" · "),
    pageOf: words.pageOf,
  };
  newPage(frame);
  drawParties(page, paper);
  drawTitle(frame);
  drawFacts(frame, factsOf(paper), { labels: 120 });
  page.y += 16;
  drawInvoiceLines(frame, paper);
  page.y += 24;
  drawNotes(frame, paper);
  drawFeet(frame);
  page.end();
  return bytes;
}

function drawParties(page: PDFKit.PDFDocument, { seller, buyer, locale }: InvoicePaper): void {
  const words = INVOICE_WORDS[locale];
  const to = { label: words.to, lines: addressOf(buyer, locale), left: LEFT };
  const from = { label: words.from, lines: addressOf(seller, locale), left: LEFT + HALF };
  page.y = Math.max(250, drawParty(page, to) + 24, drawParty(page, from) + 24);
}

type Addressed = Readonly<{ label: string; lines: readonly string[]; left: number }>;

function drawParty(page: PDFKit.PDFDocument, { label, lines, left }: Addressed): number {
  const width = HALF - 16;
  write(page, { size: 7.5, color: MUTED }).text(label, left, WINDOW, { width });
  page.y += 3;
  write(page, { size: 9.5 });
  for (const line of lines) page.text(line, left, page.y, { width, lineGap: 1.5 });
  return page.y;
}

function addressOf(party: Party, locale: Locale): string[] {
  const { companyName, street, postalCode, city, country, vatId } = party;
  const place = `${postalCode} ${city}`.trim();
  const vat = vatId === "" ? "" : `${INVOICE_WORDS[locale].vatId} ${vatId}`;
  return [companyName, street, place, countryName(country, locale), vat].filter((line) => line !== "");
}

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

function drawNotes(frame: Frame, { locale, kind, vat, seller, dueDate }: InvoicePaper): void {
  const words = INVOICE_WORDS[locale];
  const notes = [
    ...(vat.category === "S" ? [] : [words.exemptions[vat.category]]),
    ...(kind === "invoice"
      ? [`${words.payBy(showDay(dueDate, locale))} ${words.iban} ${groupsOfFour(seller.iban)}`]
      : [words.kept]),
    words.xml,
  ];
  for (const note of notes) drawParagraph(frame, note, { size: 8.5, color: MUTED, gap: 4 });
}

/** With spaces that hold the number together at the end of a line. */
const groupsOfFour = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, "$1 ");
