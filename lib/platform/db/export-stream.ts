import type { Readable } from "node:stream";
import { to as copyTo } from "pg-copy-streams";
import { pool } from "@/lib/platform/db/pool";
import { enterExports, leaveExports } from "@/lib/platform/db/turnstile";

const CHUNK_BYTES = 262_144;

/**
 * What a COPY … TO STDOUT statement gives, as a stream of bytes that is passed on as it comes. At most a few run at
 * once; the others wait, until `signal` says that nobody waits for them any more. However the stream ends, it gives
 * its connection back: one that was broken off in the middle is closed.
 */
export async function exportStream(statement: string, signal?: AbortSignal): Promise<Readable> {
  await enterExports(signal);
  try {
    const client = await pool().connect();
    client.on("error", ignore);
    const stream = client.query(copyTo(statement, { highWaterMark: CHUNK_BYTES }));
    finishOnce(stream, (broken) => {
      client.release(broken);
      if (!broken) client.off("error", ignore);
      leaveExports();
    });
    return stream;
  } catch (error) {
    leaveExports();
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
