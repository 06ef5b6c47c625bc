import { Refusal } from "@/lib/domain/refusal";
import { hashOfCode } from "@/lib/platform/auth/recovery-codes";
import { openTotp, stepOfCode } from "@/lib/platform/auth/totp";
import { db } from "@/lib/platform/db/client";
import { countAttempt, forgetAttempts } from "@/lib/platform/rate-limit";

/** How a second factor was shown: by the app, or by a recovery code, of which so many are left. */
export type ShownFactor = Readonly<{ by: "app" } | { by: "recovery"; left: number }>;

/**
 * Checks a person's code and uses it up. Each code of the app counts once, also for two who send it at once; so does
 * each recovery code. Attempts are counted per person before anything is compared; only failures stay counted.
 */
export async function spendCode(userId: string, code: string): Promise<ShownFactor> {
  await countAttempt("secondFactor", userId);
  const shown = (await spendAppCode(userId, code)) ?? (await spendRecoveryCode(userId, code));
  if (!shown) throw new Refusal("code_wrong");
  await forgetAttempts("secondFactor", userId);
  return shown;
}

async function spendAppCode(userId: string, code: string): Promise<ShownFactor | null> {
  const person = await db.user.findUnique({ where: { id: userId } });
  if (!person?.totpSecret || !person.totpEnabledAt) return null;
  const secret = openTotp(person.totpSecret);
  const step = stepOfCode({ secret, code, lastStep: person.totpLastStep });
  return step !== null && (await spendStep(userId, step)) ? { by: "app" } : null;
}

/** Notes the step of a code, unless it or a later one was used meanwhile. */
export async function spendStep(userId: string, step: bigint): Promise<boolean> {
  const spent = await db.$executeRaw`
    UPDATE users SET totp_last_step = ${step}
    WHERE id = ${userId}::uuid AND (totp_last_step IS NULL OR totp_last_step < ${step})`;
  return spent > 0;
}

async function spendRecoveryCode(userId: string, code: string): Promise<ShownFactor | null> {
  const spent = await db.$executeRaw`
    UPDATE recovery_codes SET used_at = now()
    WHERE user_id = ${userId}::uuid AND code_hash = ${hashOfCode(code)} AND used_at IS NULL`;
  if (spent === 0) return null;
  return { by: "recovery", left: await db.recoveryCode.count({ where: { userId, usedAt: null } }) };
}
