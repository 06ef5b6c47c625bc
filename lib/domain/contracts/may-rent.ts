import type { Scenario } from "@/lib/domain/accounts/configuration";
import type { ContractKind, ContractState } from "@/lib/domain/contracts/contract";
import type { Instant } from "@/lib/domain/instant";

/** What the gate needs to know of a contract: of the account's customer, or of the partner behind it. */
export type RentalContract = Readonly<{
  kind: ContractKind;
  state: ContractState;
  startsAt: Instant | null;
}>;

/** Why nothing new may be rented, in the words of the refusals. The nearer to a contract in force, the later. */
const OBSTACLES = [
  "contract_missing",
  "contract_ended",
  "contract_rejected",
  "contract_undecided",
  "contract_not_started",
] as const;
export type RentalObstacle = (typeof OBSTACLES)[number];
export type MayRent = "allowed" | RentalObstacle;

/** A kind of contract that is not in force, and why. */
export type MissingContract = Readonly<{
  kind: ContractKind;
  obstacle: RentalObstacle;
  /** The second a contract that is approved begins, where that is all that is waited for. */
  startsAt: Instant | null;
}>;

/** What is to be rented: software on premises or in the cloud, or a device. */
export type RentalPurpose = Scenario | "hardware";

/** Whose rental it is: the contracts that could carry it, and what it is for. */
export type RentalCase = Readonly<{
  contracts: readonly RentalContract[];
  purposes: readonly RentalPurpose[];
}>;

/**
 * The one gate: whether something of a kind may be rented now, and if not, why (docs/rules.md, 4: "Contract first"). A
 * contract carries new rental from its start until notice is given; of several, the most helpful answer counts.
 */
export function decideMayRent(
  contracts: readonly RentalContract[],
  { kind, now }: Readonly<{ kind: ContractKind; now: Instant }>,
): MayRent {
  const ofKind = contracts.filter((contract) => contract.kind === kind);
  const words = new Set(ofKind.map((contract) => wordOf(contract, now)));
  if (words.has("allowed")) return "allowed";
  return OBSTACLES.findLast((obstacle) => words.has(obstacle)) ?? "contract_missing";
}

/** Everything that stands in the way of renting for these purposes, the frame contract first; none: it is allowed. */
export function missingContracts({ contracts, purposes }: RentalCase, now: Instant): MissingContract[] {
  return kindsNeeded(purposes).flatMap((kind) => {
    const word = decideMayRent(contracts, { kind, now });
    return word === "allowed" ? [] : [{ kind, obstacle: word, startsAt: startOf(contracts, kind) }];
  });
}

const KINDS_OF: Readonly<Record<RentalPurpose, readonly ContractKind[]>> = {
  on_premises: ["software_rental"],
  cloud: ["software_rental", "myapps_cloud"],
  hardware: ["hardware_rental"],
};

/**
 * The contracts a rental needs: Software Rental, and myApps Cloud beside it for a PBX in the cloud; Hardware Rental for
 * devices. Whoever says nothing of a purpose means software.
 */
export const kindsNeeded = (purposes: readonly RentalPurpose[]): ContractKind[] => [
  ...new Set((purposes.length === 0 ? (["on_premises"] as const) : purposes).flatMap((one) => KINDS_OF[one])),
];

function wordOf({ state, startsAt }: RentalContract, now: Instant): MayRent {
  const words: Readonly<Record<ContractState, MayRent>> = {
    draft: "contract_missing",
    submitted: "contract_undecided",
    approved: startsAt !== null && startsAt <= now ? "allowed" : "contract_not_started",
    rejected: "contract_rejected",
    ended: "contract_ended",
  };
  return words[state];
}

const startOf = (contracts: readonly RentalContract[], kind: ContractKind): Instant | null =>
  contracts.find((contract) => contract.kind === kind && contract.state === "approved")?.startsAt ?? null;
