import { createHash, randomBytes } from "node:crypto";
import {
  CODE_LIFETIMES,
  codeStateAt,
  ENROLLMENT_CODE_BYTES,
  type EnrollmentCode,
  formatEnrollmentCode,
} from "@/lib/domain/devices/enrollment-code";
import { addSeconds, formatInstant, instant, seconds } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { isOwnAccount, isOwnDevice, requireEnroller } from "@/lib/features/device-enrollments/data";
import type { NewCode, NewCodeInput } from "@/lib/features/device-enrollments/schema";
import { appendAudit } from "@/lib/platform/access/audit";
import { partnerIdOf, refuseActing, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

const SHOWN_CHARACTERS = 4;

/**
 * Makes a code with which one new gateway gets a certificate: the one of this serial, or any PBX of this account.
 * Partners make them for devices that stand in their accounts or have their licenses alone (`device_not_yours`, see
 * `isPartnersDevice`), vendor staff for all; both with `licenses`. The code is answered this once, and only its hash is
 * kept.
 */
export function createEnrollmentCode(
  scope: Scope,
  input: NewCodeInput,
  reference?: string,
): Promise<NewCode> {
  requireEnroller(scope, "licenses");
  refuseActing(scope);
  const asked = { subjectId: scope.organizationId, reference, input: { code: input }, sealed: true };
  return inTransaction((tx) => once(tx, asked, () => created(tx, scope, input)));
}

async function created(
  tx: Transaction,
  scope: Scope,
  { serial, accountId, lifetime }: NewCodeInput,
): Promise<NewCode> {
  await requireOwn(tx, scope, { serial, accountId });
  const code = formatEnrollmentCode(randomBytes(ENROLLMENT_CODE_BYTES));
  const now = await portalNow(tx);
  const expiresAt = addSeconds(now, seconds(CODE_LIFETIMES[lifetime]));
  const { id } = await tx.deviceEnrollmentCode.create({
    data: {
      organizationId: scope.organizationId,
      codeHash: hashOfCode(code),
      lastCharacters: code.slice(-SHOWN_CHARACTERS),
      serial: serial ?? null,
      accountId: accountId ?? null,
      createdBy: scope.userId,
      createdAt: now,
      expiresAt,
    },
    select: { id: true },
  });
  const subject = serial ?? "";
  const details = { code: id, account: accountId ?? null, lifetime };
  await appendAudit(tx, scope, { action: "enrollment-code.created", subject, details });
  return { id, code, expiresAt: formatInstant(expiresAt) };
}

async function requireOwn(
  tx: Transaction,
  scope: Scope,
  { serial, accountId }: Pick<NewCodeInput, "serial" | "accountId">,
): Promise<void> {
  if (serial !== undefined && !(await isOwnDevice(tx, scope, serial)))
    throw new Refusal("device_not_yours", { serial });
  if (accountId !== undefined && !(await isOwnAccount(tx, scope, accountId)))
    throw new Refusal("account_not_found");
}

/** SHA-256 of the code's one spelling, which has 80 random bits. */
export const hashOfCode = (code: EnrollmentCode): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(code).digest());

/**
 * Withdraws a code that nobody has used. Refuses one that is not there or somebody else's (`not_found`), and one that is
 * closed (`enrollment_code_closed`).
 */
export async function withdrawEnrollmentCode(scope: Scope, id: string, reference?: string): Promise<void> {
  requireEnroller(scope, "licenses");
  const asked = { subjectId: scope.organizationId, reference, input: { withdrawCode: id } };
  await inTransaction((tx) => once(tx, asked, () => withdrawn(tx, scope, id)));
}

async function withdrawn(tx: Transaction, scope: Scope, id: string): Promise<true> {
  await tx.$queryRaw`SELECT FROM device_enrollment_codes WHERE id = ${id}::uuid FOR UPDATE`;
  const partnerId = partnerIdOf(scope);
  const row = await tx.deviceEnrollmentCode.findFirst({
    where: { id, ...(partnerId === null ? {} : { organizationId: partnerId }) },
  });
  if (!row) throw new Refusal("not_found");
  const now = await portalNow(tx);
  if (codeStateAt(timesOf(row), now) !== "open") throw new Refusal("enrollment_code_closed");
  await tx.deviceEnrollmentCode.update({ where: { id }, data: { withdrawnAt: now } });
  const subject = row.serial ?? "";
  await appendAudit(tx, scope, { action: "enrollment-code.withdrawn", subject, details: { code: id } });
  return true;
}

type Times = Readonly<{ usedAt: bigint | null; withdrawnAt: bigint | null; expiresAt: bigint }>;

const timesOf = ({ usedAt, withdrawnAt, expiresAt }: Times) => ({
  usedAt: usedAt === null ? null : instant(usedAt),
  withdrawnAt: withdrawnAt === null ? null : instant(withdrawnAt),
  expiresAt: instant(expiresAt),
});
