import type { Readable } from "node:stream";
import { to as copyTo } from "pg-copy-streams";
import { pool } from "@/lib/platform/db/pool";

/** How many exports run at once in one process: they must never take the pages' connections. */
const MOST_EXPORTS = 4;
const CHUNK_BYTES = 262_144;

type Turnstile = { free: number; waiting: (() => void)[] };
const shared = globalThis as typeof globalThis & { portalExports?: Turnstile };
const turnstile = (): Turnstile => (shared.portalExports ??= { free: MOST_EXPORTS, waiting: [] });

/**
 * What a COPY … TO STDOUT statement gives, as a stream of bytes that is passed on as it comes. At most a few run at
 * once; the others wait, until `signal` says that nobody waits for them any more. However the stream ends, it gives
 * its connection back: one that was broken off in the middle is closed.
 */
export async function exportStream(statement: string, signal?: AbortSignal): Promise<Readable> {
  await enter(signal);
  try {
    const client = await pool().connect();
    client.on("error", ignore);
    const stream = client.query(copyTo(statement, { highWaterMark: CHUNK_BYTES }));
    finishOnce(stream, (broken) => {
      client.release(broken);
      if (!broken) client.off("error", ignore);
      leave();
    });
    return stream;
  } catch (error) {
    leave();
    throw error;
  }
}

/** Without a listener, a connection the database ends would end the process; the stream tells of it anyway. */
const ignore = (): void => undefined;

function finishOnce(stream: Readable, finish: (broken: boolean) => void): void {
  let finished = false;
  const once = (broken: boolean) => {
    if (!finished) finish(broken);
    finished = true;
  };
  stream.once("end", () => once(false));
  stream.once("error", () => once(true));
  stream.once("close", () => once(true));
}

/** A place that becomes free is handed on, so that nobody who comes in between can take it. */
async function enter(signal: AbortSignal | undefined): Promise<void> {
  const here = turnstile();
  signal?.throwIfAborted();
  if (here.free > 0) {
    here.free -= 1;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const go = () => {
      signal?.removeEventListener("abort", giveUp);
      resolve();
    };
    const giveUp = () => {
      here.waiting = here.waiting.filter((other) => other !== go);
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", giveUp, { once: true });
    here.waiting.push(go);
  });
}

function leave(): void {
  const here = turnstile();
  const next = here.waiting.shift();
  if (next) next();
  else here.free += 1;
}
