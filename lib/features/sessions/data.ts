import { type Instant, instant } from "@/lib/domain/instant";
import { deviceOf } from "@/lib/domain/people/device";
import type { Self } from "@/lib/platform/access/self";
import { IDLE_SECONDS, SESSION_SECONDS } from "@/lib/platform/auth/session-token";
import { db } from "@/lib/platform/db/client";

/** Somewhere one is signed in. */
export type ListedSession = Readonly<{
  id: string;
  /** Empty where the browser said nothing that is known. */
  device: string;
  address: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  isThis: boolean;
}>;

/** Where one is signed in, the latest first. */
export async function listSessions({ userId, sessionId }: Self): Promise<ListedSession[]> {
  const rows = await db.userSession.findMany({
    where: {
      userId,
      endedAt: null,
      createdAt: { gt: secondsAgo(SESSION_SECONDS) },
      lastSeenAt: { gt: secondsAgo(IDLE_SECONDS) },
    },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, userAgent, address, createdAt, lastSeenAt }) => ({
    id,
    device: deviceOf(userAgent),
    address,
    createdAt: secondOf(createdAt),
    lastSeenAt: secondOf(lastSeenAt),
    isThis: id === sessionId,
  }));
}

const secondsAgo = (seconds: number): Date => new Date(Date.now() - seconds * 1000);

const secondOf = (date: Date): Instant => instant(BigInt(Math.floor(date.getTime() / 1000)));
