import { cookies } from "next/headers";
import { env } from "@/lib/platform/env";
import {
  beginSession,
  decodeSession,
  encodeSession,
  SESSION_SECONDS,
  type SessionClaims,
} from "@/lib/platform/auth/session-token";

/** Whether browsers reach the portal by https alone, and cookies may insist on it. */
export const usesHttps = (): boolean => env().PORTAL_URL.startsWith("https://");

/** The name next-auth gives the session's cookie, so that either of us can read what the other wrote. */
const cookieName = (): string => `${usesHttps() ? "__Secure-" : ""}next-auth.session-token`;

/** How the portal's own cookies are kept from scripts and from other sites. */
export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: usesHttps() }) as const;

/** Signs a person in, in this browser. */
export async function openSession(person: Pick<SessionClaims, "userId" | "sessionEpoch">): Promise<void> {
  const token = await encodeSession(beginSession(person));
  (await cookies()).set(cookieName(), token, { ...cookieOptions(), maxAge: SESSION_SECONDS });
}

/** Signs out in this browser. */
export async function closeSession(): Promise<void> {
  (await cookies()).set(cookieName(), "", { ...cookieOptions(), maxAge: 0 });
}

/** What this browser's cookie says. Whether it still holds, the database knows. */
export async function readSession(): Promise<SessionClaims | null> {
  const token = (await cookies()).get(cookieName())?.value;
  return token ? decodeSession(token) : null;
}
