import type { IncomingMessage } from "node:http";

const READS = new Set<string | undefined>(["GET", "HEAD", "OPTIONS"]);
const ENCODED_NUL = /%00/g;

/**
 * Whether a write was sent by a page of another site: browsers say where a page is from, and send cookies along. A
 * program says nothing about it; one that shows a token needs no cookies, and no browser shows it by itself.
 */
export function isForeignWrite({ method, headers }: IncomingMessage, portalUrl: string): boolean {
  const { origin, authorization } = headers;
  if (READS.has(method) || origin === undefined || authorization !== undefined) return false;
  const forwarded = [headers["x-forwarded-host"] ?? []].flat().join(",").split(",")[0]?.trim();
  const own = [new URL(portalUrl).host, forwarded || headers.host];
  return !URL.canParse(origin) || !own.includes(new URL(origin).host);
}

/**
 * An address without NUL, which PostgreSQL keeps in no text: a space in its place finds nothing more than the rest does.
 * Programs are told instead (`text_unusable`).
 */
export const usableAddress = (url: string): string =>
  url.startsWith("/api/") ? url : readablePath(url.replaceAll(ENCODED_NUL, "%20"));

/** A path that is no UTF-8 names nothing: taken letter by letter it is not found, where reading it would throw. */
function readablePath(url: string): string {
  const [path = "", ...query] = url.split("?");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}
