import type { Instant } from "@/lib/domain/instant";
import { decideMayRent, type MayRent } from "@/lib/domain/contracts/may-rent";
import { type Hindrance, mayGoOnReloading, mayReload } from "@/lib/domain/reloads/may-reload";
import type { TicksPerSecond } from "@/lib/domain/money/units";
import { findBilling } from "@/lib/features/billing/data";
import { sumByHand } from "@/lib/features/reloads/data";
import { listRentalContracts } from "@/lib/features/rental-gate/data";
import { db } from "@/lib/platform/db/client";
import type { Transaction } from "@/lib/platform/db/transaction";

type Wish = Readonly<{ accountId: string; partnerId: string; rate: TicksPerSecond; now: Instant }>;

/** What stands in the way of switching the reloading service on for an account now; none: nothing does. */
export const findHindrances = async (
  { accountId, partnerId, rate, now }: Wish,
  tx: Transaction = db,
): Promise<Hindrance[]> =>
  mayReload({
    contract: await reloadContract(partnerId, now, tx),
    chargedByHand: await sumByHand(accountId, tx),
    rate,
    billing: await findBilling(partnerId, now, tx),
  });

/** What an account that has the service lacks now. */
export const findLacks = async (
  { partnerId, now }: Pick<Wish, "partnerId" | "now">,
  tx: Transaction = db,
): Promise<Hindrance[]> =>
  mayGoOnReloading({
    contract: await reloadContract(partnerId, now, tx),
    billing: await findBilling(partnerId, now, tx),
  });

/** The partner is invoiced, so it is the partner that must have agreed: a customer's own contract does not bind it. */
async function reloadContract(partnerId: string, now: Instant, tx: Transaction): Promise<MayRent> {
  const contracts = await listRentalContracts({ customerId: partnerId, partnerId }, tx);
  return decideMayRent(contracts, { kind: "reloading_service", now });
}
