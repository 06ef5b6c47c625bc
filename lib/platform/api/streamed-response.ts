import type { Readable } from "node:stream";
import { log } from "@/lib/platform/log";

/** Begins a stream of bytes; the signal tells when nobody wants it any more. */
export type OpenStream = (signal: AbortSignal) => Promise<Readable>;

type Bytes = Uint8Array<ArrayBuffer>;

/** How long a receiver may take nothing before its stream, and what the stream holds, is given up. */
const PATIENCE_MILLISECONDS = 60_000;
/** What is said to somebody who has hung up. Nobody reads it. */
const CLOSED_REQUEST = 499;

/**
 * A response whose body is made while it is sent. A HEAD begins no stream; whoever hangs up, before it began or in the
 * middle, and whoever takes nothing for a minute, ends it at its source.
 */
export async function streamedResponse(
  { method, signal }: Request,
  open: OpenStream,
  init: ResponseInit,
): Promise<Response> {
  if (method === "HEAD") return new Response(null, init);
  const stream = await open(signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  if (stream && !signal.aborted) return new Response(bodyOf(stream, signal), init);
  stream?.destroy();
  return new Response(null, { status: CLOSED_REQUEST });
}

/** The stream as a body: a chunk is taken when the receiver has room for one. */
function bodyOf(stream: Readable, signal: AbortSignal): ReadableStream<Bytes> {
  const giveUp = () => void stream.destroy();
  const patience = setTimeout(giveUp, PATIENCE_MILLISECONDS);
  signal.addEventListener("abort", giveUp, { once: true });
  stream.once("close", () => {
    clearTimeout(patience);
    signal.removeEventListener("abort", giveUp);
  });
  const chunks = stream.iterator({ destroyOnReturn: true }) as AsyncIterator<Bytes>;
  return new ReadableStream<Bytes>(
    {
      pull: async (controller) => {
        patience.refresh();
        const { done, value } = await chunks.next().catch((error: unknown) => brokenOff(error, signal));
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: giveUp,
    },
    { highWaterMark: 0 },
  );
}

/** What was sent is not whole, and a receiver that is still there must see that: the connection is cut. */
function brokenOff(error: unknown, { aborted }: AbortSignal): never {
  if (!aborted) log.warn({ err: error }, "a download broke off");
  throw error;
}
