import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { isRefusal, type Refusal } from "@/lib/domain/refusal";
import { ADDRESS_HEADER } from "@/lib/platform/auth/client-address";
import { checkCredentials, type SignedIn } from "@/lib/platform/auth/credentials";
import { returnPath } from "@/lib/platform/auth/return-path";
import { spendCode } from "@/lib/platform/auth/second-factor";
import { cookieOptions, sessionCookie, sessionOrigin, usesHttps } from "@/lib/platform/auth/session-cookie";
import { readClaims, SESSION_SECONDS, tokenClaims } from "@/lib/platform/auth/session-token";
import { beginSession, endSession } from "@/lib/platform/auth/user-session";
import { findVisitor } from "@/lib/platform/auth/visitor";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";

/** What next-auth carries from the check of a password to the session's token. */
declare module "next-auth" {
  interface User {
    sessionEpoch: number;
  }
}

const typedSchema = z.object({ email: z.string(), password: z.string(), code: z.string().optional() });

type Headers = Readonly<Record<string, unknown>>;

/**
 * How next-auth signs people in. It writes the same token and cookie as the portal's own form; what is refused is
 * told to `onRefusal`, because next-auth itself only knows yes and no.
 */
export const authOptions = (onRefusal: (refusal: Refusal) => void): AuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  useSecureCookies: usesHttps(),
  cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions() } },
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: logProblem, warn: () => undefined, debug: () => undefined },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
      authorize: (typed, request) => authorize(typed, request.headers ?? {}, onRefusal),
    }),
  ],
  events: {
    async signOut({ token }) {
      const claims = readClaims(token);
      if (claims) await endSession(claims);
    },
  },
  callbacks: {
    redirect: ({ url, baseUrl }) => `${baseUrl}${returnPath(url)}`,
    async jwt({ token, user }) {
      if (user) {
        const person = { userId: user.id, sessionEpoch: user.sessionEpoch };
        return tokenClaims(await beginSession(person, await sessionOrigin()));
      }
      const claims = readClaims(token);
      if (!claims || !(await findVisitor(claims))) throw new SessionEnded();
      return tokenClaims(claims);
    },
    async session({ session, token }) {
      const claims = readClaims(token);
      const visitor = claims && (await findVisitor(claims));
      return { ...session, user: { name: visitor?.name ?? null, email: visitor?.email ?? null } };
    },
  },
});

/** Thrown where next-auth asks about a session that has ended; it then removes the cookie. */
class SessionEnded extends Error {}

async function authorize(typed: unknown, headers: Headers, onRefusal: (refusal: Refusal) => void) {
  const { data } = typedSchema.safeParse(typed);
  if (!data) return null;
  try {
    const address = String(headers[ADDRESS_HEADER] ?? "unknown");
    const person = await checkCredentials({ ...data, address });
    if (person.hasSecondFactor) await spendCode(person.userId, data.code ?? "");
    return toUser(person);
  } catch (error) {
    if (isRefusal(error)) onRefusal(error);
    else log.error({ err: error }, "signing in failed");
    // Whatever is thrown here next-auth would put into an address, word for word.
    return null;
  }
}

const toUser = ({ userId, sessionEpoch, name, email }: SignedIn) => ({
  id: userId,
  name,
  email,
  sessionEpoch,
});

function logProblem(code: string, metadata: unknown): void {
  if (code === "JWT_SESSION_ERROR") return;
  log.error({ code, err: metadata }, "next-auth reported a problem");
}
