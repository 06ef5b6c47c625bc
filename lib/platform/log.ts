import pino, { type Logger } from "pino";

const SECRET_PATHS = ["password", "token", "secret", "activationKey", "authorization", "cookie"];

const shared = globalThis as typeof globalThis & { portalLog?: Logger };

/** The portal's log: one JSON object per line on standard output. Next bundles a second copy of this file; both share one. */
export const log: Logger = (shared.portalLog ??= pino({
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: SECRET_PATHS.flatMap((path) => [path, `*.${path}`]), censor: "[hidden]" },
}));
