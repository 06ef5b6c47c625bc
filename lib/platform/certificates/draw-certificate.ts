import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { type CertificateFacts, certificatePayload, printableText } from "@/lib/domain/licenses/certificate";
import { code128, qrCode } from "@/lib/platform/certificates/symbols";
import type { Messages } from "@/lib/platform/i18n/messages";
import { drawSymbol } from "@/lib/platform/certificates/draw-symbol";

type Words = Messages["certificates"]["paper"];
type Sheet = Readonly<{ certificate: CertificateFacts; reader: Reader; words: Words }>;
type Fact = readonly [label: string, value: string];

/** All lengths in points: A4 is 595 × 842. */
const LEFT = 64;
const WIDTH = 467;
const LABELS = 110;
const QR = 112;
const BOTTOM = 778;
const INK = "#1b1c1e";
const MUTED = "#5d6066";
const ACCENT = "#0f5c4a";
const HAIRLINE = "#d3d2cd";

/**
 * One key on the present page: what it is, the key to read, as barcode and as QR code, what it holds and where it
 * comes from. Long names wrap, and what does not fit goes on on a second page.
 */
export function drawCertificate(page: PDFKit.PDFDocument, { certificate, reader, words }: Sheet): void {
  drawHeading(page, words);
  drawKey(page, certificate, words);
  page.y = 380;
  for (const fact of factsOf({ certificate, reader, words })) drawFact(page, fact);
}

function drawHeading(page: PDFKit.PDFDocument, words: Words): void {
  page
    .font("Helvetica-Bold")
    .fontSize(9)
    .fillColor(ACCENT)
    .text(words.product, LEFT, 64, { lineBreak: false });
  page.font("Helvetica-Bold").fontSize(20).fillColor(INK).text(words.title, LEFT, 82, { width: WIDTH });
  drawLine(page, 122);
}

function drawKey(page: PDFKit.PDFDocument, certificate: CertificateFacts, words: Words): void {
  const payload = certificatePayload(certificate);
  page
    .font("Helvetica")
    .fontSize(9)
    .fillColor(MUTED)
    .text(words.activationKey, LEFT, 140, { lineBreak: false });
  page
    .font("Courier-Bold")
    .fontSize(15.5)
    .fillColor(INK)
    .text(certificate.activationKey, LEFT, 158, { lineBreak: false });
  page.fillColor(INK);
  drawSymbol(page, code128(payload), { x: LEFT, y: 190, width: 327, height: 46 });
  drawSymbol(page, qrCode(payload), { x: LEFT + WIDTH - QR, y: 140, width: QR, height: QR });
  page.font("Helvetica-Bold").fontSize(9).fillColor(INK).text(words.howTitle, LEFT, 276, { width: WIDTH });
  page
    .font("Helvetica")
    .fillColor(MUTED)
    .text(words.how, LEFT, page.y + 3, { width: WIDTH, lineGap: 2 });
  page.text(words.warning, LEFT, page.y + 4, { width: WIDTH, lineGap: 2 });
}

function factsOf({ certificate, reader, words }: Sheet): Fact[] {
  const { amount, items, orderNumber, reference, issuer, issuedAt } = certificate;
  const { locale } = reader;
  const contents =
    items.length === 0
      ? [`${showIsc(amount, locale)} iSC`]
      : items.map(({ name, article, quantity }) => `${showCount(quantity, locale)} × ${name} (${article})`);
  const facts: Fact[] = [
    ...contents.map((content, index): Fact => [index === 0 ? words.content : "", content]),
    [words.orderNumber, orderNumber],
    [words.reference, reference],
    [words.issuer, issuer],
    [words.issuedAt, showMoment(issuedAt, reader, "exact")],
  ];
  return facts.filter(([, value]) => value !== "");
}

function drawFact(page: PDFKit.PDFDocument, [label, text]: Fact): void {
  const value = printableText(text);
  const size = { width: WIDTH - LABELS, lineGap: 2 };
  page.font("Helvetica").fontSize(11);
  if (page.y + page.heightOfString(value, size) + 12 > BOTTOM) {
    page.addPage();
    page.y = 64;
  }
  if (label !== "") drawLine(page, page.y);
  const top = page.y + 6;
  page.fillColor(MUTED).text(label, LEFT, top, { width: LABELS - 10 });
  page.fillColor(INK).text(value, LEFT + LABELS, top, size);
  page.y += 4;
}

function drawLine(page: PDFKit.PDFDocument, y: number): void {
  page
    .moveTo(LEFT, y)
    .lineTo(LEFT + WIDTH, y)
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .stroke();
}
