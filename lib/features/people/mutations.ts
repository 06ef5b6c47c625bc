import { decidePassword, type Own, PASSWORD_LEAST, PASSWORD_MOST } from "@/lib/domain/people/password-policy";
import { isRefusal, Refusal } from "@/lib/domain/refusal";
import { mailAccountNotice } from "@/lib/features/account-notices/mutations";
import { writeAudit } from "@/lib/features/audit/mutations";
import { getPersonOfLink } from "@/lib/features/people/data";
import type { ChangePasswordInput, SetPasswordInput } from "@/lib/features/people/schema";
import type { Self } from "@/lib/platform/access/self";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { hashPassword } from "@/lib/platform/auth/password-hash";
import { hashOfSecret, newSecret } from "@/lib/platform/auth/secret-token";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";

/** Who may sign in anew after their password has changed; those with a second factor owe its code still. */
export type NewEpoch = Readonly<{ userId: string; sessionEpoch: number; hasSecondFactor: boolean }>;

/** Makes a link that sets a person's password once, within three days. Only its hash is kept. */
export async function createPasswordLink(userId: string, tx: Transaction = db): Promise<string> {
  const link = newSecret();
  await tx.$executeRaw`
    INSERT INTO password_links (token_hash, user_id, expires_at)
    VALUES (${hashOfSecret(link)}, ${userId}::uuid, now() + interval '3 days')`;
  return link;
}

/** Sets the password of a link's person and uses up all their links. Ends every session they have. */
export async function setPasswordByLink({ link, newPassword }: SetPasswordInput): Promise<NewEpoch> {
  const person = await getPersonOfLink(link);
  if (!person) throw new Refusal("link_invalid");
  const passwordHash = await hashNewPassword(newPassword, person);
  return inTransaction(async (tx) => {
    const used = await tx.$executeRaw`
      UPDATE password_links SET used_at = now()
      WHERE token_hash = ${hashOfSecret(link)} AND used_at IS NULL AND expires_at > now()`;
    if (used === 0) throw new Refusal("link_invalid");
    await tx.$executeRaw`
      UPDATE password_links SET used_at = now() WHERE user_id = ${person.id}::uuid AND used_at IS NULL`;
    // The link came by mail, so whoever has it reads the address.
    await tx.user.updateMany({
      where: { id: person.id, confirmedAt: null },
      data: { confirmedAt: new Date() },
    });
    return storePassword(tx, person.id, passwordHash);
  });
}

/**
 * Changes one's own password. Asks for the present one, under the same limits as signing in. Ends every session,
 * also the one it is asked from.
 */
export async function changePassword(
  self: Self,
  { currentPassword, newPassword }: ChangePasswordInput,
): Promise<NewEpoch> {
  const person = await requirePassword(self, currentPassword);
  const passwordHash = await hashNewPassword(newPassword, person);
  return inTransaction((tx) => storePassword(tx, self.userId, passwordHash));
}

/** Refuses unless this is the person's present password. Counted like attempts to sign in. */
export async function requirePassword(
  { userId, address }: Readonly<{ userId: string; address: string }>,
  password: string,
): Promise<Own> {
  const person = await db.user.findFirst({ where: { id: userId, removedAt: null } });
  if (!person) throw new Refusal("session_ended");
  await checkCredentials({ email: person.email, password, address }).catch(asWrongPassword);
  return person;
}

function asWrongPassword(error: unknown): never {
  if (isRefusal(error) && error.code === "sign_in_refused") throw new Refusal("password_wrong");
  throw error;
}

/** The hash of a new password; refuses one that is too short, too long or too common. */
export async function hashNewPassword(password: string, own: Own): Promise<string> {
  const decision = decidePassword(password, own);
  if (decision === "short") throw new Refusal("password_too_short", { least: PASSWORD_LEAST });
  if (decision === "long") throw new Refusal("password_too_long", { most: PASSWORD_MOST });
  if (decision === "common") throw new Refusal("password_common");
  return hashPassword(password);
}

/** Stores a password and ends every session. Whoever had one before is told by mail, so that no thief changes it unseen. */
async function storePassword(tx: Transaction, userId: string, passwordHash: string): Promise<NewEpoch> {
  const before = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await tx.userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: new Date() } });
  const { sessionEpoch, totpEnabledAt } = await tx.user.update({
    where: { id: userId },
    data: { passwordHash, sessionEpoch: { increment: 1 } },
  });
  await writeAudit(tx, { userId, via: "session" }, { action: "password.changed", subject: before.email });
  if (before.passwordHash !== null) await mailAccountNotice(tx, { userId }, { kind: "password-changed" });
  return { userId, sessionEpoch, hasSecondFactor: totpEnabledAt !== null };
}
