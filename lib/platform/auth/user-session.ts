import { db } from "@/lib/platform/db/client";
import { type SessionClaims, secondsNow } from "@/lib/platform/auth/session-token";

/** Whoever signs in, and in which epoch of their sessions. */
export type SigningIn = Pick<SessionClaims, "userId" | "sessionEpoch">;

/** Where a sign-in came from, as its person will see it in their list. */
export type SessionOrigin = Readonly<{ userAgent: string; address: string }>;

const LONGEST_USER_AGENT = 300;
const UNKNOWN: SessionOrigin = { userAgent: "", address: "" };

/** Begins a session: a row of its own, which its person can end. */
export async function beginSession(
  person: SigningIn,
  { userAgent, address }: SessionOrigin = UNKNOWN,
): Promise<SessionClaims> {
  const { id } = await db.userSession.create({
    data: { userId: person.userId, userAgent: userAgent.slice(0, LONGEST_USER_AGENT), address },
    select: { id: true },
  });
  return {
    sessionId: id,
    userId: person.userId,
    sessionEpoch: person.sessionEpoch,
    signedInAt: secondsNow(),
  };
}

/** Ends a session, and the acting for others that its person may have begun; what has ended stays as it is. */
export async function endSession({ sessionId, userId }: SessionClaims): Promise<void> {
  await db.$executeRaw`
    WITH acting AS (
      UPDATE acting_sessions SET ended_at = now() WHERE user_id = ${userId}::uuid AND ended_at IS NULL)
    UPDATE user_sessions SET ended_at = now()
    WHERE id = ${sessionId}::uuid AND user_id = ${userId}::uuid AND ended_at IS NULL`;
}

/** Notes that a session is in use, at most once a minute: the condition is checked again under the row's lock. */
export const noteSessionUse = (sessionId: string): Promise<number> => db.$executeRaw`
  UPDATE user_sessions SET last_seen_at = now()
  WHERE id = ${sessionId}::uuid AND last_seen_at < now() - interval '1 minute'`;
