import { Refusal } from "@/lib/domain/refusal";
import { mailAccountNotice } from "@/lib/features/account-notices/mutations";
import { writeAudit } from "@/lib/features/audit/mutations";
import { requirePassword } from "@/lib/features/people/mutations";
import type { EndFactorInput } from "@/lib/features/second-factors/schema";
import type { Self } from "@/lib/platform/access/self";
import { hashOfCode, newRecoveryCodes } from "@/lib/platform/auth/recovery-codes";
import { spendCode, spendStep } from "@/lib/platform/auth/second-factor";
import { newTotpSecret, openTotp, sealTotp, stepOfCode } from "@/lib/platform/auth/totp";
import type { SigningIn } from "@/lib/platform/auth/user-session";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { countAttempt, forgetAttempts } from "@/lib/platform/rate-limit";

/** Makes a secret that waits to be confirmed. Asks for the password; one that is on already stays as it is. */
export async function beginSecondFactor(self: Self, password: string): Promise<void> {
  await requirePassword(self, password);
  const { count } = await db.user.updateMany({
    where: { id: self.userId, totpEnabledAt: null },
    data: { totpSecret: sealTotp(newTotpSecret()), totpLastStep: null },
  });
  if (count === 0) throw new Refusal("second_factor_on");
}

/** Switches the second factor on with its first code. Answers the recovery codes, whole this once. */
export async function confirmSecondFactor({ userId, ...self }: Self, code: string): Promise<string[]> {
  await countAttempt("secondFactor", userId);
  const { totpSecret, totpEnabledAt, totpLastStep } = await db.user.findUniqueOrThrow({
    where: { id: userId },
  });
  if (!totpSecret || totpEnabledAt) throw new Refusal(totpEnabledAt ? "second_factor_on" : "not_found");
  const step = stepOfCode({ secret: openTotp(totpSecret), code, lastStep: totpLastStep });
  if (step === null || !(await spendStep(userId, step))) throw new Refusal("code_wrong");
  await forgetAttempts("secondFactor", userId);
  return inTransaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, totpEnabledAt: null, totpSecret: { not: null } },
      data: { totpEnabledAt: new Date() },
    });
    if (count === 0) throw new Refusal("second_factor_on");
    await writeAudit(tx, { userId, via: self.via }, { action: "second_factor.on", subject: self.email });
    return storeRecoveryCodes(tx, userId);
  });
}

/** Makes new recovery codes in place of the old ones, for whoever shows a code. */
export async function renewRecoveryCodes({ userId, via, email }: Self, code: string): Promise<string[]> {
  await spendCode(userId, code);
  return inTransaction(async (tx) => {
    await writeAudit(tx, { userId, via }, { action: "second_factor.codes", subject: email });
    return storeRecoveryCodes(tx, userId);
  });
}

/** Switches the second factor off, for whoever shows password and code, and tells the person by mail. */
export async function endSecondFactor(self: Self, { currentPassword, code }: EndFactorInput): Promise<void> {
  await requirePassword(self, currentPassword);
  const { userId, via, email } = self;
  await spendCode(userId, code);
  await inTransaction(async (tx) => {
    await tx.user.update({
      where: { id: userId },
      data: { totpSecret: null, totpEnabledAt: null, totpLastStep: null },
    });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await writeAudit(tx, { userId, via }, { action: "second_factor.off", subject: email });
    await mailAccountNotice(tx, { userId }, { kind: "second-factor-off" });
  });
}

/** Checks the code of somebody who has shown their password. Tells them by mail when it was a recovery code. */
export async function showSecondFactor({ userId, sessionEpoch }: SigningIn, code: string): Promise<void> {
  const person = await db.user.findFirst({ where: { id: userId, sessionEpoch, removedAt: null } });
  if (!person) throw new Refusal("session_ended");
  const shown = await spendCode(userId, code);
  if (shown.by === "app") return;
  const { left } = shown;
  await inTransaction((tx) => mailAccountNotice(tx, { userId }, { kind: "recovery-code-used", left }));
}

/** Only their hashes are kept. */
async function storeRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOfCode(code) })) });
  return codes;
}
