import { Readable } from "node:stream";
import { log } from "@/lib/platform/log";

/** What an operation answers: JSON, or a stream of bytes that is made while it is sent. */
export type ApiAnswer = Readonly<{
  status: number;
  headers?: Readonly<Record<string, string>>;
}> &
  (Readonly<{ json: unknown }> | Readonly<{ stream: Readable }>);

/** How long a receiver may take nothing before its stream, and what the stream holds, is given up. */
const PATIENCE_MILLISECONDS = 60_000;

const HEADERS = { "content-type": "application/json", "cache-control": "no-store" };

/** The answer to a request. A HEAD gets the headers alone; whoever hangs up ends the stream at its source. */
export function responseOf(answer: ApiAnswer, request: Request): Response {
  const init = { status: answer.status, headers: { ...HEADERS, ...answer.headers } };
  const isHead = request.method === "HEAD";
  if (!("stream" in answer)) return new Response(isHead ? null : JSON.stringify(answer.json), init);
  const { stream } = answer;
  if (isHead || request.signal.aborted) {
    stream.destroy();
    return new Response(null, init);
  }
  return new Response(bodyOf(stream, request.signal), init);
}

function bodyOf(stream: Readable, signal: AbortSignal): BodyInit {
  const giveUp = () => stream.destroy();
  const patience = setTimeout(giveUp, PATIENCE_MILLISECONDS);
  signal.addEventListener("abort", giveUp, { once: true });
  stream.on("data", () => patience.refresh()).pause();
  stream.once("error", (error) => log.warn({ err: error }, "a download broke off"));
  stream.once("close", () => {
    clearTimeout(patience);
    signal.removeEventListener("abort", giveUp);
  });
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
