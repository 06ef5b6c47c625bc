import { DEFAULT_LOCALE } from "@/lib/domain/display/locale";
import { problemResponse } from "@/lib/platform/api/problem";
import { problemOf } from "@/lib/platform/api/problem-of";

/** A file to be saved. */
export type TextFile = Readonly<{ content: string; mediaType: string; fileName: string }>;

/** Answers with a file to be saved, or with a problem document. */
export async function answerText(request: Request, work: () => Promise<TextFile>): Promise<Response> {
  try {
    return fileResponse(await work());
  } catch (thrown) {
    return problemResponse(problemOf(thrown, DEFAULT_LOCALE), new URL(request.url).pathname);
  }
}

/** A file as an answer: saved, never shown, and kept by nobody in between. */
export const fileResponse = ({ content, mediaType, fileName }: TextFile): Response =>
  new Response(content, {
    headers: {
      "content-type": mediaType,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
