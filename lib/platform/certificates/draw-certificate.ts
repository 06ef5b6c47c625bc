import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Reader } from "@/lib/domain/display/locale";
import { showMoment } from "@/lib/domain/display/moment";
import { type CertificateFacts, certificatePayload } from "@/lib/domain/licenses/certificate";
import { drawSymbol } from "@/lib/platform/certificates/draw-symbol";
import { code128, qrCode } from "@/lib/platform/certificates/symbols";
import type { Messages } from "@/lib/platform/i18n/messages";
import { drawFacts, drawParagraph, drawTitle, type Fact } from "@/lib/platform/paper/blocks";
import { LEFT, newPage, type Sheets, WIDTH } from "@/lib/platform/paper/frame";
import { drawLine, INK, MUTED, write } from "@/lib/platform/paper/look";

type Words = Messages["certificates"]["paper"];
type Sheet = Readonly<{ certificate: CertificateFacts; reader: Reader; words: Words }>;

const QR = 112;
const LABELS = 110;

/**
 * One key on a page of its own: what it is, the key to read, as barcode and as QR code, what it holds and where it
 * comes from. Long names wrap, and what does not fit goes on on a second page.
 */
export function drawCertificate(page: PDFKit.PDFDocument, sheet: Sheet): void {
  const { certificate, words } = sheet;
  const which = `${words.activationKey} … ${certificate.activationKey.slice(-4)}`;
  const sheets: Sheets = { page, from: words.product, title: which };
  newPage(sheets);
  drawTitle({ ...sheets, title: words.title });
  page.y += 8;
  drawKey(page, certificate, words);
  drawHow(sheets, words);
  drawFacts(sheets, factsOf(sheet), { labels: LABELS, size: 10, gap: 5, isRuled: true });
  drawLine(page, { left: LEFT, width: WIDTH });
}

function drawKey(page: PDFKit.PDFDocument, certificate: CertificateFacts, words: Words): void {
  const top = page.y;
  const payload = certificatePayload(certificate);
  write(page, { size: 8.5, color: MUTED }).text(words.activationKey, LEFT, top, { lineBreak: false });
  write(page, { size: 15.5, weight: "strong" });
  page.text(certificate.activationKey, LEFT, top + 16, { lineBreak: false });
  page.fillColor(INK);
  drawSymbol(page, code128(payload), { x: LEFT, y: top + QR - 62, width: 340, height: 62 });
  drawSymbol(page, qrCode(payload), { x: LEFT + WIDTH - QR, y: top, width: QR, height: QR });
  page.y = top + QR + 26;
}

function drawHow(sheets: Sheets, { howTitle, how, warning }: Words): void {
  drawParagraph(sheets, howTitle, { size: 9, weight: "strong", gap: 3 });
  drawParagraph(sheets, how, { size: 9, color: MUTED, gap: 4 });
  drawParagraph(sheets, warning, { size: 9, color: MUTED, gap: 20 });
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
