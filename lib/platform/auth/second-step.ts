import { decode, encode } from "next-auth/jwt";
import { cookies } from "next/headers";
import { z } from "zod";
import { safeReturnPath } from "@/lib/domain/people/return-path";
import { cookieOptions, ownCookie } from "@/lib/platform/auth/session-cookie";
import { secondsNow } from "@/lib/platform/auth/session-token";
import { env } from "@/lib/platform/env";
import type { SigningIn } from "@/lib/platform/auth/user-session";

const COOKIE = "second-step";
/** Another key than that of sessions: half a sign-in can never pass for a whole one. */
const SALT = "second-step";
const STEP_SECONDS = 5 * 60;

/** Somebody who has shown their password, and where they go on to. */
export type HalfSignedIn = SigningIn & Readonly<{ path: string }>;

const claimsSchema = z.object({ half: z.uuid(), epoch: z.int(), path: z.string(), until: z.int() });

/** Remembers for five minutes, in this browser, that somebody has shown their password. */
export async function openSecondStep({ userId, sessionEpoch, path }: HalfSignedIn): Promise<void> {
  const claims = { half: userId, epoch: sessionEpoch, path, until: secondsNow() + STEP_SECONDS };
  const token = await encode({ token: claims, ...secretOf(), maxAge: STEP_SECONDS });
  (await cookies()).set(ownCookie(COOKIE), token, { ...cookieOptions(), maxAge: STEP_SECONDS });
}

/** Who has shown their password in this browser and still owes the code, or null. */
export async function readSecondStep(): Promise<HalfSignedIn | null> {
  const token = (await cookies()).get(ownCookie(COOKIE))?.value;
  if (!token) return null;
  const { data } = claimsSchema.safeParse(await decode({ token, ...secretOf() }).catch(() => null));
  if (!data || data.until <= secondsNow()) return null;
  return { userId: data.half, sessionEpoch: data.epoch, path: safeReturnPath(data.path) };
}

/** Forgets it. */
export async function closeSecondStep(): Promise<void> {
  (await cookies()).set(ownCookie(COOKIE), "", { ...cookieOptions(), maxAge: 0 });
}

const secretOf = () => ({ secret: env().NEXTAUTH_SECRET, salt: SALT });
