import { type Instant, instant } from "@/lib/domain/instant";
import type { Self } from "@/lib/platform/access/self";
import { openTotp, totpUri } from "@/lib/platform/auth/totp";
import { db } from "@/lib/platform/db/client";

/** How somebody's second factor stands: since when it is on, and how many recovery codes are left. */
export type SecondFactor = Readonly<{ since: Instant | null; codesLeft: number }>;

/** What an app needs to make one's codes, before they are asked for the first time. */
export type FactorToConfirm = Readonly<{ secret: string; uri: string }>;

/** One's own second factor. */
export async function getSecondFactor({ userId }: Self): Promise<SecondFactor> {
  const person = await db.user.findUniqueOrThrow({
    where: { id: userId },
    include: { _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
  });
  const { totpEnabledAt, _count } = person;
  const since = totpEnabledAt && instant(BigInt(Math.floor(totpEnabledAt.getTime() / 1000)));
  return { since, codesLeft: _count.recoveryCodes };
}

/** The secret that waits to be confirmed; null when none does, and never the one that is in use. */
export async function getFactorToConfirm({ userId, email }: Self): Promise<FactorToConfirm | null> {
  const { totpSecret, totpEnabledAt } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  if (!totpSecret || totpEnabledAt) return null;
  const secret = openTotp(totpSecret);
  return { secret, uri: totpUri(secret, email) };
}
