import type { Scenario } from "@/lib/domain/accounts/configuration";
import type { MissingContract } from "@/lib/domain/contracts/may-rent";
import type { Instant } from "@/lib/domain/instant";
import { findMissingContracts } from "@/lib/features/rental-gate/data";
import { requireScope } from "@/lib/platform/access/session-gate";

type RentalAccount = Readonly<{
  customerId: string;
  partnerId: string;
  now: Instant;
  pbxs: readonly Readonly<{ scenario: Scenario }>[];
}>;

/** What a rental tab says about contracts: those that are missing, and whether the person asking can add them. */
export type LoadedGate = Readonly<{
  missing: readonly MissingContract[];
  mayOffer: boolean;
  maySee: boolean;
}>;

/** Asks the gate for an account of the person asking, with all of its PBXs. */
export async function loadRentalGate({ pbxs, ...account }: RentalAccount): Promise<LoadedGate> {
  const { organizationKind, permissions } = await requireScope();
  const { customerId, partnerId, now } = account;
  const scenarios = pbxs.map(({ scenario }) => scenario);
  const maySee = organizationKind !== "vendor";
  return {
    missing: await findMissingContracts({ customerId, partnerId, scenarios, now }),
    mayOffer: maySee && permissions.has("contracts"),
    maySee,
  };
}
