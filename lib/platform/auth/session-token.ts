import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/platform/env";

/** A session ends after a week, whatever happens in between. */
export const SESSION_SECONDS = 7 * 24 * 60 * 60;
/** And after twelve hours in which nobody used it: a working day goes on, a forgotten browser does not. */
export const IDLE_SECONDS = 12 * 60 * 60;

/** What a session carries: itself, the person, and the epoch of the sign-in. All else is asked of the database. */
export type SessionClaims = Readonly<{
  sessionId: string;
  userId: string;
  sessionEpoch: number;
  signedInAt: number;
}>;

const claimsSchema = z.object({ sid: z.uuid(), sub: z.uuid(), epoch: z.int(), signedInAt: z.int() });

/** The claims as they stand in the token. */
export const tokenClaims = ({ sessionId, userId, sessionEpoch, signedInAt }: SessionClaims) => ({
  sid: sessionId,
  sub: userId,
  epoch: sessionEpoch,
  signedInAt,
});

/** The claims of a decrypted token, or null when they are not ours or the session has lasted long enough. */
export function readClaims(payload: unknown): SessionClaims | null {
  const { data } = claimsSchema.safeParse(payload);
  if (!data) return null;
  const { sid: sessionId, sub: userId, epoch: sessionEpoch, signedInAt } = data;
  const claims = { sessionId, userId, sessionEpoch, signedInAt };
  return hasLasted(claims) ? null : claims;
}

/** The encrypted token of a session, as next-auth writes it. */
export const encodeSession = (claims: SessionClaims): Promise<string> =>
  encode({ token: tokenClaims(claims), secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS });

/** Opening a token costs a tenth of drawing a page, and the same browser comes again and again. */
const opened = new Map<string, SessionClaims>();
const MOST_OPENED = 1_000;

/** The claims of a session token; null for a forged, expired or foreign one. */
export async function decodeSession(token: string): Promise<SessionClaims | null> {
  const claims = opened.get(token) ?? (await openToken(token));
  if (!claims || hasLasted(claims)) return null;
  if (opened.size >= MOST_OPENED) opened.clear();
  opened.set(token, claims);
  return claims;
}

async function openToken(token: string): Promise<SessionClaims | null> {
  try {
    return readClaims(await decode({ token, secret: env().NEXTAUTH_SECRET }));
  } catch {
    return null;
  }
}

const hasLasted = ({ signedInAt }: SessionClaims): boolean => signedInAt + SESSION_SECONDS <= secondsNow();

/** Sessions are a matter of this machine's clock: the portal's clock can be moved in a demo. */
export const secondsNow = (): number => Math.floor(Date.now() / 1000);
