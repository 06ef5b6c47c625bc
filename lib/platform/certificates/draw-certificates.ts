import type { Reader } from "@/lib/domain/display/locale";
import type { CertificateFacts } from "@/lib/domain/licenses/certificate";
import { drawCertificate } from "@/lib/platform/certificates/draw-certificate";
import { messages } from "@/lib/platform/i18n/messages";
import { openPaper } from "@/lib/platform/paper/open-paper";

/** Certificates of activation keys as one PDF, A4, a page each. The keys are nowhere in the file but on their pages. */
export async function drawCertificates(
  certificates: readonly CertificateFacts[],
  reader: Reader,
): Promise<Uint8Array<ArrayBuffer>> {
  const { locale } = reader;
  const words = messages[locale].certificates.paper;
  const author = certificates[0]?.issuer ?? "";
  const about = { locale, title: words.title, product: words.product, author, hasFeet: false };
  const { page, bytes } = openPaper(about);
  for (const certificate of certificates) drawCertificate(page, { certificate, reader, words });
  page.end();
  return bytes;
}
