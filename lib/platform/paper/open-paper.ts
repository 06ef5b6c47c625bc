import PdfFile from "pdfkit";
import type { Locale } from "@/lib/domain/display/locale";
import { paperFont } from "@/lib/platform/paper/look";

type About = Readonly<{
  locale: Locale;
  title: string;
  product: string;
  author?: string;
  madeAt?: Date;
  /** Whether pages stay open until the end, so that their feet can say how many there are. */
  hasFeet?: boolean;
}>;

/** A paper that is being drawn. */
export type Paper = Readonly<{
  page: PDFKit.PDFDocument;
  /** What the file is, once `page` has ended. */
  bytes: Promise<Uint8Array<ArrayBuffer>>;
}>;

/**
 * Begins a PDF of A4 pages without any yet, in the product's font: `regular` and `strong`. It brings the letters it
 * uses, so every reader shows the same. Nothing is placed by margins; whoever draws says where.
 */
export function openPaper(about: About): Paper {
  const { locale, title, product, author, madeAt, hasFeet = true } = about;
  const page = new PdfFile({
    size: "A4",
    margin: 0,
    bufferPages: hasFeet,
    autoFirstPage: false,
    lang: locale,
    info: {
      Title: title,
      Creator: product,
      ...(author === undefined ? {} : { Author: author }),
      ...(madeAt ? { CreationDate: madeAt } : {}),
    },
  });
  page.registerFont("regular", paperFont("regular")).registerFont("strong", paperFont("strong"));
  return { page, bytes: collect(page) };
}

async function collect(page: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of page) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
}
