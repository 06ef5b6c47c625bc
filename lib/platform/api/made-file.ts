import { Readable } from "node:stream";
import { isRefusal } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import type { Locale } from "@/lib/domain/display/locale";
import type { ApiAnswer } from "@/lib/platform/api/answer";

/** The types of files that are made whole before they are sent. */
export const MADE_TYPES = {
  pdf: "application/pdf",
  xml: "application/xml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

export type MadeFile = Readonly<{ bytes: Buffer; name: string; type: keyof typeof MADE_TYPES }>;

/** A file as an answer, to be kept under its name. */
export const fileAnswer = ({ bytes, name, type }: MadeFile): ApiAnswer => ({
  status: 200,
  open: () => Promise.resolve(Readable.from([bytes], { objectMode: false })),
  headers: {
    "content-type": MADE_TYPES[type],
    "content-length": String(bytes.length),
    "content-disposition": `attachment; filename="${name}"`,
  },
});

/** What a person reads who asked for a file there is not: the sentence, and nothing else. */
export function refusedFile(thrown: unknown, locale: Locale): Response {
  if (!isRefusal(thrown)) throw thrown;
  return new Response(`${refusalSentence(thrown, locale)}\n`, {
    status: thrown.status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
