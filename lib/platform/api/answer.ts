import { streamedResponse } from "@/lib/platform/api/streamed-response";
import type { OpenStream } from "@/lib/platform/api/streamed-response";

/** What an operation answers: JSON, or a stream of bytes that is made while it is sent. */
export type ApiAnswer = Readonly<{
  status: number;
  headers?: Readonly<Record<string, string>>;
}> &
  (Readonly<{ json: unknown }> | Readonly<{ open: OpenStream }>);

const HEADERS = { "content-type": "application/json", "cache-control": "no-store" };

/** The answer to a request; a HEAD gets the headers alone. */
export function responseOf(answer: ApiAnswer, request: Request): Response | Promise<Response> {
  const init = { status: answer.status, headers: { ...HEADERS, ...answer.headers } };
  if ("open" in answer) return streamedResponse(request, answer.open, init);
  return new Response(request.method === "HEAD" ? null : JSON.stringify(answer.json), init);
}
