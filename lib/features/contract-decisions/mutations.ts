import { contractTitle } from "@/lib/domain/contracts/contract";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { writeAudit } from "@/lib/features/audit/mutations";
import { planEndsUnder, stopRentalsUnder } from "@/lib/features/contract-ends/mutations";
import { mailDecision, mailEnd } from "@/lib/features/contract-mails/mutations";
import { lockForStep, stepAnswer } from "@/lib/features/contract-steps/mutations";
import { keptSecondsNow } from "@/lib/features/retention/data";
import type { ContractRecord } from "@/lib/features/contracts/data";
import type { ApprovalInput, ContractStepAnswer, EndInput } from "@/lib/features/contracts/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { once } from "@/lib/platform/idempotency";

type About<Input> = Input & Readonly<{ contractId: string }>;

/**
 * Approves an offer: it becomes a contract with a number and a start. Vendor staff with `contracts`. Refuses a number
 * that another contract has, and what is not waiting to be decided.
 */
export function approveContract(
  scope: Scope,
  { contractId, number, startsAt }: About<ApprovalInput>,
  reference?: string,
): Promise<ContractStepAnswer> {
  requireVendor(scope, "contracts");
  const input = { approveContract: { contractId, number, startsAt } };
  return written(scope, { input, reference }, async (tx) => {
    await lockNumbers(tx, scope);
    const contract = await lockForStep(tx, scope, { contractId, step: "approve" });
    if (await tx.contract.findUnique({ where: { number } }))
      throw new Refusal("contract_number_taken", { number });
    const now = await portalNow(tx);
    const start = startsAt ?? now;
    const decision = { state: "approved", decidedAt: now, decidedBy: scope.userId };
    await tx.contract.update({ where: { id: contract.id }, data: { ...decision, number, startsAt: start } });
    await planEndsUnder(tx, contract.organization.id);
    const details = { number, startsAt: formatInstant(start) };
    await audit(tx, scope, { contract, action: "contract.approved", details });
    await mailDecision(tx, scope, contract.id);
    return contract.id;
  });
}

/** Rejects an offer with a reason, which the organization is told. Vendor staff with `contracts`. */
export function rejectContract(
  scope: Scope,
  { contractId, reason }: About<{ reason: string }>,
  reference?: string,
): Promise<ContractStepAnswer> {
  requireVendor(scope, "contracts");
  const input = { rejectContract: { contractId, reason } };
  return written(scope, { input, reference }, async (tx) => {
    const contract = await lockForStep(tx, scope, { contractId, step: "reject" });
    const decision = { state: "rejected", decidedAt: await portalNow(tx), decidedBy: scope.userId };
    await tx.contract.update({ where: { id: contract.id }, data: { ...decision, rejectionReason: reason } });
    await audit(tx, scope, { contract, action: "contract.rejected", details: { reason } });
    await mailDecision(tx, scope, contract.id);
    return contract.id;
  });
}

/**
 * Ends a contract with a reason, now or at a later second. Vendor staff with `contracts`. From now on nothing new is
 * rented under it; what is rented under it alone stops in the second of the end, in the ledger too, however late
 * anybody looks. A contract of the kind that is approved before then carries it on.
 */
export function endContract(
  scope: Scope,
  { contractId, endsAt, reason }: About<EndInput>,
  reference?: string,
): Promise<ContractStepAnswer> {
  requireVendor(scope, "contracts");
  const input = { endContract: { contractId, endsAt, reason } };
  return written(scope, { input, reference }, async (tx) => {
    const contract = await lockForStep(tx, scope, { contractId, step: "end" });
    const now = await portalNow(tx);
    const end = endsAt ?? now;
    requireFuture(end, now);
    const keptSeconds = await keptSecondsNow(tx);
    const ending = {
      state: "ended",
      endedAt: now,
      endedBy: scope.userId,
      endsAt: end,
      endReason: reason,
      keptSeconds,
    };
    await tx.contract.update({ where: { id: contract.id }, data: ending });
    const organizationId = contract.organization.id;
    const stopped = await stopRentalsUnder(tx, { organizationId, endsAt: end });
    const details = { endsAt: formatInstant(end), reason, stopped };
    await audit(tx, scope, { contract, action: "contract.ended", details });
    await mailEnd(tx, scope, contract.id);
    return contract.id;
  });
}

type Write = Readonly<{ input: unknown; reference: string | undefined }>;

const written = (
  scope: Scope,
  { input, reference }: Write,
  work: (tx: Transaction) => Promise<string>,
): Promise<ContractStepAnswer> =>
  inTransaction((tx) =>
    once(tx, { subjectId: scope.organizationId, reference, input }, async () =>
      stepAnswer(tx, scope, await work(tx)),
    ),
  );

/** Two who choose one number at once wait for each other, so that the second is told that it is taken. */
const lockNumbers = (tx: Transaction, { organizationId }: Scope): Promise<unknown> =>
  tx.$queryRaw`SELECT FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;

function requireFuture(endsAt: Instant, now: Instant): void {
  if (endsAt < now)
    throw new Refusal("contract_end_in_past", { endsAt: formatInstant(endsAt), now: formatInstant(now) });
}

type Told = Readonly<{
  contract: ContractRecord;
  action: string;
  details: Readonly<Record<string, string | number>>;
}>;

const audit = (tx: Transaction, scope: Scope, { contract, action, details }: Told) => {
  const { kind, organization } = contract;
  const subject = `${contractTitle(kind)}: ${organization.name}`;
  return writeAudit(tx, scope, { action, organizationId: organization.id, subject, details });
};
