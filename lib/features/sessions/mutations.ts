import { Refusal } from "@/lib/domain/refusal";
import type { Self } from "@/lib/platform/access/self";
import { db } from "@/lib/platform/db/client";

/** Ends one of one's own sessions: its next request finds nobody. One that is not there is refused as `not_found`. */
export async function endOwnSession({ userId }: Self, id: string): Promise<void> {
  const { count } = await db.userSession.updateMany({
    where: { id, userId, endedAt: null },
    data: { endedAt: new Date() },
  });
  if (count === 0) throw new Refusal("not_found");
}

/** Ends all of one's own sessions but the one it is asked from. Answers how many ended. */
export async function endOtherSessions({ userId, sessionId }: Self): Promise<number> {
  const { count } = await db.userSession.updateMany({
    where: { userId, endedAt: null, id: { not: sessionId } },
    data: { endedAt: new Date() },
  });
  return count;
}
