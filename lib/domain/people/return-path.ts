const NOWHERE = "http://portal.invalid";
const HOME = "/";

/**
 * Where a person goes on to after signing in: a path of this portal, whatever was asked for. Another host, written
 * in any of the ways browsers understand ("//host", "/\host", "https:host", with tabs in between), comes to "/".
 */
export function safeReturnPath(asked: unknown): string {
  if (typeof asked !== "string" || !asked.startsWith("/")) return HOME;
  if (!URL.canParse(asked, NOWHERE)) return HOME;
  const url = new URL(asked, NOWHERE);
  if (url.origin !== NOWHERE) return HOME;
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith("//") ? HOME : path;
}
