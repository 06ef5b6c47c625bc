import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/platform/log";

const QUIET = /^\/(_next\/|favicon|icon|api\/health)/;
const SECRET_SEGMENT = /\/(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{24,}(?=\/|$)/g;

/** Writes a line for every answer, when it is done. Queries and secrets in paths are left out. */
export function logRequest(req: IncomingMessage, res: ServerResponse): void {
  const begin = performance.now();
  res.once("close", () => {
    const path = loggablePath(req.url ?? "/");
    const level = QUIET.test(path) ? "debug" : "info";
    if (!log.isLevelEnabled(level)) return;
    const facts = {
      method: req.method,
      path,
      status: res.writableFinished ? res.statusCode : "aborted",
      milliseconds: Math.round(performance.now() - begin),
      address: req.headers["x-portal-address"],
    };
    log[level](facts, "request");
  });
}

/** A path without what must not be kept: no query, and no links that open something by themselves. */
export function loggablePath(url: string): string {
  const [path = "/"] = url.split("?", 1);
  return path.replaceAll(SECRET_SEGMENT, "/…");
}
