import { headers } from "next/headers";
import { safeReturnPath } from "@/lib/domain/people/return-path";

/** The header in which the server tells which page was asked for; pages themselves are not told. */
const PATH_HEADER = "x-portal-path";

/** Which page was asked for; a form is sent to the page it stands on. */
export const askedPath = async (): Promise<string> =>
  pageOf(safeReturnPath((await headers()).get(PATH_HEADER)));

/** Where to sign in, with the way back to the page that was asked for. */
export async function signInPath(): Promise<string> {
  const path = await askedPath();
  return path === "/" ? "/sign-in" : `/sign-in?callbackUrl=${encodeURIComponent(path)}`;
}

/** The page behind a request of Next's own for the parts of a page. */
function pageOf(path: string): string {
  const url = new URL(path, "http://portal.invalid");
  url.searchParams.delete("_rsc");
  return `${url.pathname}${url.search}`;
}
