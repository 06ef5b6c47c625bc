import { createHash, randomBytes } from "node:crypto";
import { ENROLLMENT_CODE_BYTES, formatEnrollmentCode } from "@/lib/domain/devices/enrollment-code";
import { formatInstant } from "@/lib/domain/instant";
import { expiryOf, readCode } from "@/lib/domain/rental-devices/provisioning-code";
import { Refusal } from "@/lib/domain/refusal";
import { type AccountWithPbxs, requireAccount, requireLiveAccount } from "@/lib/features/accounts/data";
import { writeAudit } from "@/lib/features/audit/mutations";
import type { NewProvisioningCodeInput } from "@/lib/features/provisioning-codes/schema";
import { requireMayRent } from "@/lib/features/rental-gate/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

/** A new code, told this once. */
export type NewProvisioningCode = Readonly<{
  id: string;
  code: string;
  mostDevices: number;
  expiresAt: string;
}>;

const SHOWN_CHARACTERS = 4;

/** What is stored of a code instead of the code: SHA-256 of its one spelling, which has 80 random bits. */
export const hashOfProvisioningCode = (typed: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHash("sha256")
      .update(`provisioning ${readCode(typed)}`)
      .digest(),
  );

/**
 * Makes a code that lets rental devices into an account: one within a quarter of an hour, or those of a rollout within
 * seven days. Needs `rental`, and a Hardware Rental contract in force.
 */
export function makeProvisioningCode(
  scope: Scope,
  { accountId, purpose, devices }: NewProvisioningCodeInput & Readonly<{ accountId: string }>,
  reference?: string,
): Promise<NewProvisioningCode> {
  requirePermission(scope, "rental");
  const mostDevices = purpose === "device" ? 1 : (devices ?? 1);
  return inTransaction(async (tx) => {
    const account = await requireLiveAccount(scope, accountId, tx);
    const input = { makeProvisioningCode: { purpose, mostDevices } };
    return once(tx, { subjectId: account.id, reference, input, sealed: true }, async () => {
      await requireMayRent({ ...account, purposes: ["hardware"] }, tx);
      const expiresAt = expiryOf(purpose, account.now);
      const stored = await storeCode(tx, scope, { account, mostDevices, expiresAt });
      await writeAudit(tx, scope, {
        action: "provisioning_code.made",
        subject: account.name,
        details: { mostDevices, expiresAt: formatInstant(expiresAt) },
      });
      return { ...stored, mostDevices, expiresAt: formatInstant(expiresAt) };
    });
  });
}

type NewCode = Readonly<{ account: AccountWithPbxs; mostDevices: number; expiresAt: bigint }>;

async function storeCode(
  tx: Transaction,
  { userId }: Scope,
  { account, mostDevices, expiresAt }: NewCode,
): Promise<Readonly<{ id: string; code: string }>> {
  const code = formatEnrollmentCode(randomBytes(ENROLLMENT_CODE_BYTES));
  const { id } = await tx.provisioningCode.create({
    data: {
      accountId: account.id,
      codeHash: hashOfProvisioningCode(code),
      lastCharacters: code.slice(-SHOWN_CHARACTERS),
      mostDevices,
      createdBy: userId,
      createdAt: account.now,
      expiresAt,
    },
    select: { id: true },
  });
  return { id, code };
}

/** Ends a code: from this second on it lets nobody in. Needs `rental`. One that has ended already stays as it is. */
export async function endProvisioningCode(
  scope: Scope,
  { accountId, codeId }: Readonly<{ accountId: string; codeId: string }>,
): Promise<void> {
  requirePermission(scope, "rental");
  await inTransaction(async (tx) => {
    const { id, name, now } = await requireAccount(scope, accountId, tx);
    const code = await tx.provisioningCode.findFirst({ where: { id: codeId, accountId: id } });
    if (!code) throw new Refusal("not_found");
    const { count } = await tx.provisioningCode.updateMany({
      where: { id: codeId, endedAt: null },
      data: { endedAt: now, endedBy: scope.userId },
    });
    if (count > 0) await writeAudit(tx, scope, { action: "provisioning_code.ended", subject: name });
  });
}
