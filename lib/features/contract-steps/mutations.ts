import { type ContractStep, decideStep, neededFor } from "@/lib/domain/contracts/contract";
import { formatInstant, type Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { type ContractRecord, requireContract } from "@/lib/features/contracts/data";
import type { ContractStepAnswer } from "@/lib/features/contracts/schema";
import type { Scope } from "@/lib/platform/access/scope";
import type { Transaction } from "@/lib/platform/db/transaction";

type Wanted = Readonly<{ contractId: string; step: ContractStep }>;

/**
 * Locks a contract for a step and answers it as it is behind the lock. Of two who want to do something else with it,
 * the second is refused with the state the first has left (`contract_state_wrong`).
 */
export async function lockForStep(
  tx: Transaction,
  scope: Scope,
  { contractId, step }: Wanted,
): Promise<ContractRecord> {
  const { id } = await requireContract(scope, contractId, tx);
  await tx.$queryRaw`SELECT FROM contracts WHERE id = ${id}::uuid FOR UPDATE`;
  const contract = await requireContract(scope, id, tx);
  if (decideStep(contract.state, step) !== null) return contract;
  throw new Refusal("contract_state_wrong", { state: contract.state, needed: neededFor(step) });
}

/** What a step is answered with: the contract as it is now. */
export async function stepAnswer(tx: Transaction, scope: Scope, id: string): Promise<ContractStepAnswer> {
  const { kind, state, number, startsAt, endsAt } = await requireContract(scope, id, tx);
  return { id, kind, state, number, startsAt: textOf(startsAt), endsAt: textOf(endsAt) };
}

const textOf = (moment: Instant | null): string | null => (moment === null ? null : formatInstant(moment));
