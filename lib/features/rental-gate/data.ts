import { type ContractKind, type ContractState, contractTitle } from "@/lib/domain/contracts/contract";
import {
  type MissingContract,
  missingContracts,
  type RentalContract,
  type RentalPurpose,
} from "@/lib/domain/contracts/may-rent";
import { formatInstant, type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

/** Whose contracts carry an account: its customer's own, and those of the partner behind it. */
export type Parties = Readonly<{ customerId: string; partnerId: string }>;

/** All contracts that could carry an account. */
export async function listRentalContracts(
  { customerId, partnerId }: Parties,
  tx: Transaction = db,
): Promise<RentalContract[]> {
  const rows = await tx.contract.findMany({
    where: { organizationId: { in: [customerId, partnerId] } },
    select: { kind: true, state: true, startsAt: true },
  });
  return rows.map(({ kind, state, startsAt }) => ({
    kind: kind as ContractKind,
    state: state as ContractState,
    startsAt: startsAt === null ? null : instant(startsAt),
  }));
}

/** Holds a share of an account's contracts until commit, so that none ends between the answer and the rental. */
export const shareRentalContracts = (tx: Transaction, { customerId, partnerId }: Parties): Promise<unknown> =>
  tx.$queryRaw`SELECT FROM contracts WHERE organization_id IN (${customerId}::uuid, ${partnerId}::uuid)
    AND state = 'approved' ORDER BY id FOR KEY SHARE`;

type Wish = Parties & Readonly<{ purposes: readonly RentalPurpose[]; now: Instant }>;

/** What stands in the way of renting something for these purposes now; none: nothing does. */
export const findMissingContracts = async (
  { purposes, now, ...parties }: Wish,
  tx: Transaction = db,
): Promise<MissingContract[]> =>
  missingContracts({ contracts: await listRentalContracts(parties, tx), purposes }, now);

/** Refuses new rental without a contract in force, with the word of the gate as the refusal's code. */
export async function requireMayRent(wish: Wish, tx: Transaction): Promise<void> {
  const [missing] = await findMissingContracts(wish, tx);
  if (missing) throw refusalOf(missing);
}

function refusalOf({ kind, obstacle, startsAt }: MissingContract): Refusal {
  const contract = contractTitle(kind);
  return obstacle === "contract_not_started"
    ? new Refusal(obstacle, { contract, startsAt: formatInstant(startsAt ?? instant(0n)) })
    : new Refusal(obstacle, { contract });
}
