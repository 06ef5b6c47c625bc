import { cookies, headers } from "next/headers";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { env } from "@/lib/platform/env";
import {
  decodeSession,
  encodeSession,
  SESSION_SECONDS,
  type SessionClaims,
} from "@/lib/platform/auth/session-token";
import {
  beginSession,
  endSession,
  type SessionOrigin,
  type SigningIn,
} from "@/lib/platform/auth/user-session";

/** Whether browsers reach the portal by https alone, and cookies may insist on it. */
export const usesHttps = (): boolean => env().PORTAL_URL.startsWith("https://");

/** A cookie's name: behind https one that no other host, such as a subdomain, can set or shadow. */
export const ownCookie = (name: string): string => (usesHttps() ? `__Host-${name}` : name);

/** The name of the session's cookie, for next-auth too, so that either of us can read what the other wrote. */
export const sessionCookie = (): string => ownCookie("next-auth.session-token");

/** How the portal's own cookies are kept from scripts and from other sites. */
export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: usesHttps() }) as const;

/** Where the present request came from, for the list of sessions. */
export const sessionOrigin = async (): Promise<SessionOrigin> => ({
  userAgent: (await headers()).get("user-agent") ?? "",
  address: await clientAddress(),
});

/** Signs a person in, in this browser, with a session that did not exist before; the one that was here ends. */
export async function openSession(person: SigningIn): Promise<void> {
  const before = await readSession();
  if (before) await endSession(before);
  const token = await encodeSession(await beginSession(person, await sessionOrigin()));
  (await cookies()).set(sessionCookie(), token, { ...cookieOptions(), maxAge: SESSION_SECONDS });
}

/** Signs out in this browser. */
export async function closeSession(): Promise<void> {
  const claims = await readSession();
  if (claims) await endSession(claims);
  (await cookies()).set(sessionCookie(), "", { ...cookieOptions(), maxAge: 0 });
}

/** What this browser's cookie says. Whether it still holds, the database knows. */
export async function readSession(): Promise<SessionClaims | null> {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token ? decodeSession(token) : null;
}
