import type { Page } from "@playwright/test";
import { db } from "@/lib/platform/db/client";
import { encodeSession } from "@/lib/platform/auth/session-token";
import { beginSession } from "@/lib/platform/auth/user-session";
import type { Scope } from "@/lib/platform/access/scope";

const COOKIE = "next-auth.session-token";

/** Signs a person of the arranged cast in, as if they had come through the form. */
export async function signInAs(page: Page, { userId }: Pick<Scope, "userId">, url: string): Promise<void> {
  const { sessionEpoch } = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const value = await encodeSession(await beginSession({ userId, sessionEpoch }));
  await page.context().addCookies([{ name: COOKIE, value, url }]);
}
