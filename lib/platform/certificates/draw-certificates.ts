import PdfFile from "pdfkit";
import type { Reader } from "@/lib/domain/display/locale";
import { type CertificateFacts, printableText } from "@/lib/domain/licenses/certificate";
import { drawCertificate } from "@/lib/platform/certificates/draw-certificate";
import { messages } from "@/lib/platform/i18n/messages";

/** Certificates of activation keys as one PDF, A4, a page each. The keys are nowhere in the file but on their pages. */
export async function drawCertificates(
  certificates: readonly CertificateFacts[],
  reader: Reader,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = messages[reader.locale].certificates.paper;
  const document = new PdfFile({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    lang: reader.locale,
    info: {
      Title: words.title,
      Author: printableText(certificates[0]?.issuer ?? ""),
      Creator: words.product,
    },
  });
  const bytes = collect(document);
  for (const certificate of certificates) drawCertificate(document.addPage(), { certificate, reader, words });
  document.end();
  return bytes;
}

async function collect(document: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of document) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}
