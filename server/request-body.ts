import type { IncomingMessage } from "node:http";
import { BadRequest } from "@/server/device-problem";

const LONGEST_BODY = 32_768;
const PATIENCE_MILLISECONDS = 10_000;

/** Reads a JSON body of reasonable length that comes in reasonable time. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/i.test(req.headers["content-type"] ?? "")) {
    throw new BadRequest(415, {
      code: "media_type_unsupported",
      detail: "The body must be application/json.",
    });
  }
  const body = await readBody(req);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    throw new BadRequest(400, { code: "body_malformed", detail: "The body is not JSON." });
  }
}

function readBody(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const patience = setTimeout(
      () => fail(408, "body_late", "The body did not come in time."),
      PATIENCE_MILLISECONDS,
    );
    // What still comes is not read: the connection is closed with the answer.
    const fail = (status: number, code: string, detail: string) => {
      clearTimeout(patience);
      req.pause().removeAllListeners("data");
      reject(new BadRequest(status, { code, detail }, { connection: "close" }));
    };
    req.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length > LONGEST_BODY) fail(413, "body_too_long", `The body is longer than ${LONGEST_BODY} bytes.`);
      else chunks.push(chunk);
    });
    req.once("end", () => {
      clearTimeout(patience);
      resolve(Buffer.concat(chunks));
    });
    req.once("close", () => req.complete || fail(400, "body_incomplete", "The body ended too early."));
  });
}
