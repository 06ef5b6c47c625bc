import { safeReturnPath } from "@/lib/domain/people/return-path";
import { env } from "@/lib/platform/env";

/** Where to go on to, from a path or from an address of this portal, as next-auth writes them. */
export function returnPath(asked: unknown): string {
  const here = env().PORTAL_URL;
  const isOurs = typeof asked === "string" && asked.startsWith(`${here}/`);
  return safeReturnPath(isOurs ? asked.slice(here.length) : asked);
}
