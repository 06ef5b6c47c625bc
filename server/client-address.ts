import type { IncomingMessage } from "node:http";

const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * The address a request came from. Each trusted proxy has appended the address it saw to X-Forwarded-For; what stands
 * before those entries was written by the client and proves nothing.
 */
export function clientAddressOf(req: IncomingMessage, trustedProxies: number): string {
  const seen = (req.socket.remoteAddress ?? "unknown").replace(MAPPED, "");
  if (trustedProxies === 0) return seen;
  const forwarded = [req.headers["x-forwarded-for"] ?? []].flat().join(",");
  const chain = [...forwarded.split(",").map((entry) => entry.trim().replace(MAPPED, "")), seen];
  const entries = chain.filter((entry) => entry !== "");
  return entries[Math.max(0, entries.length - 1 - trustedProxies)] ?? seen;
}
