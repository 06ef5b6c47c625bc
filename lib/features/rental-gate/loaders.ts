import type { MissingContract, RentalPurpose } from "@/lib/domain/contracts/may-rent";
import type { Instant } from "@/lib/domain/instant";
import { findMissingContracts } from "@/lib/features/rental-gate/data";
import { requireScope } from "@/lib/platform/access/session-gate";

type RentalAccount = Readonly<{ customerId: string; partnerId: string; now: Instant }>;

/** What a rental tab says about contracts: those that are missing, and whether the person asking can add them. */
export type LoadedGate = Readonly<{
  missing: readonly MissingContract[];
  mayOffer: boolean;
  maySee: boolean;
}>;

/** Asks the gate for an account of the person asking, for all that a tab would rent. */
export async function loadRentalGate(
  account: RentalAccount,
  purposes: readonly RentalPurpose[],
): Promise<LoadedGate> {
  const { organizationKind, permissions } = await requireScope();
  const { customerId, partnerId, now } = account;
  const maySee = organizationKind !== "vendor";
  return {
    missing: await findMissingContracts({ customerId, partnerId, purposes, now }),
    mayOffer: maySee && permissions.has("contracts"),
    maySee,
  };
}
