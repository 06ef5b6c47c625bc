import PdfFile from "pdfkit";
import type { Locale } from "@/lib/domain/display/locale";
import { printableText } from "@/lib/domain/licenses/certificate";

/** A contract as paper: facts by name, what was agreed word by word, and how to recognize that it is unchanged. */
export type ContractPaper = Readonly<{
  locale: Locale;
  product: string;
  title: string;
  facts: readonly (readonly [label: string, value: string])[];
  termsTitle: string;
  paragraphs: readonly string[];
  footer: string;
}>;

/** All lengths in points: A4 is 595 × 842. */
const MARGIN = 64;
const LABELS = 150;
const INK = "#1b1c1e";
const MUTED = "#5d6066";
const ACCENT = "#0f5c4a";
const HAIRLINE = "#d3d2cd";

/** Draws a contract as PDF, A4, as many pages as it needs. */
export async function drawContract(paper: ContractPaper): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, product, title, facts, termsTitle, paragraphs, footer } = paper;
  const document = new PdfFile({
    size: "A4",
    margin: MARGIN,
    lang: locale,
    info: { Title: printableText(title), Creator: product },
  });
  const bytes = collect(document);
  document.font("Helvetica-Bold").fontSize(9).fillColor(ACCENT).text(product);
  document.moveDown(0.6).fontSize(20).fillColor(INK).text(printableText(title)).moveDown(0.6);
  for (const fact of facts) drawFact(document, fact);
  drawLine(document);
  document.moveDown(1).font("Helvetica-Bold").fontSize(12).fillColor(INK).text(printableText(termsTitle));
  document.moveDown(0.4).font("Helvetica").fontSize(10);
  for (const text of paragraphs) document.text(printableText(text), { lineGap: 2 }).moveDown(0.5);
  document.moveDown(0.5).fontSize(8).fillColor(MUTED).text(printableText(footer), { lineGap: 2 });
  document.end();
  return bytes;
}

function drawFact(document: PDFKit.PDFDocument, [label, value]: readonly [string, string]): void {
  drawLine(document);
  const top = document.y + 5;
  const width = document.page.width - 2 * MARGIN - LABELS;
  document.font("Helvetica").fontSize(10);
  document.fillColor(MUTED).text(printableText(label), MARGIN, top, { width: LABELS - 10 });
  document.fillColor(INK).text(printableText(value), MARGIN + LABELS, top, { width });
  document.x = MARGIN;
  document.y += 5;
}

function drawLine(document: PDFKit.PDFDocument): void {
  document
    .moveTo(MARGIN, document.y)
    .lineTo(document.page.width - MARGIN, document.y)
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .stroke();
}

async function collect(document: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of document) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}
