import { normalizeEmail } from "@/lib/domain/people/email";
import { PASSWORD_MOST } from "@/lib/domain/people/password-policy";
import { Refusal } from "@/lib/domain/refusal";
import { verifyPassword } from "@/lib/platform/auth/password-hash";
import { db } from "@/lib/platform/db/client";
import { countAttempt, forgetAttempts, takeBackAttempt } from "@/lib/platform/rate-limit";

/** What was typed, and from where. */
export type Credentials = Readonly<{ email: string; password: string; address: string }>;

/** Whoever has shown that they know their password; `hasSecondFactor` says that a code is still to come. */
export type SignedIn = Readonly<{
  userId: string;
  sessionEpoch: number;
  name: string;
  email: string;
  hasSecondFactor: boolean;
}>;

/**
 * Checks an email address and a password. A wrong password, an unknown address and a removed person get the same
 * refusal after the same work; only whoever knows the password learns that the address is not confirmed yet. Attempts are counted per address typed and per address they come from, before the
 * password is looked at; only failures stay counted.
 */
export async function checkCredentials({ email, password, address }: Credentials): Promise<SignedIn> {
  const account = normalizeEmail(email);
  await countAttempt("signInAddress", address);
  await countAttempt("signInAccount", account);
  const person = await db.user.findFirst({ where: { email: account, removedAt: null } });
  const tooLong = password.length > PASSWORD_MOST;
  const fits = await verifyPassword(tooLong ? "" : password, person?.passwordHash ?? null);
  if (!person || !fits) throw new Refusal("sign_in_refused");
  await Promise.all([forgetAttempts("signInAccount", account), takeBackAttempt("signInAddress", address)]);
  if (person.confirmedAt === null) throw new Refusal("email_unconfirmed");
  const { id: userId, sessionEpoch, name, totpEnabledAt } = person;
  return { userId, sessionEpoch, name, email: person.email, hasSecondFactor: totpEnabledAt !== null };
}
