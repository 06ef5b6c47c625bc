/** What can be agreed with the vendor; each is a frame contract, once per organization. */
export const CONTRACT_KINDS = [
  "software_rental",
  "hardware_rental",
  "myapps_cloud",
  "reloading_service",
] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** Being written; waiting for the vendor; in force from its start; turned down; over, or given notice of. */
export const CONTRACT_STATES = ["draft", "submitted", "approved", "rejected", "ended"] as const;
export type ContractState = (typeof CONTRACT_STATES)[number];

/** What can be done to a contract. */
export type ContractStep = "change" | "submit" | "approve" | "reject" | "end";

/** Contracts of these states stand in the way of another one of their kind. */
export const OPEN_STATES: readonly ContractState[] = ["draft", "submitted", "approved"];

/** Contracts of these states have a number and a start: in force, or given notice of. */
export const AGREED_STATES: readonly ContractState[] = ["approved", "ended"];

const TITLES: Readonly<Record<ContractKind, string>> = {
  software_rental: "Software Rental",
  hardware_rental: "Hardware Rental",
  myapps_cloud: "myApps Cloud",
  reloading_service: "Automatic iSC Reloading Service",
};

const STEPS: Readonly<Record<ContractStep, Readonly<{ from: ContractState; to: ContractState }>>> = {
  change: { from: "draft", to: "draft" },
  submit: { from: "draft", to: "submitted" },
  approve: { from: "submitted", to: "approved" },
  reject: { from: "submitted", to: "rejected" },
  end: { from: "approved", to: "ended" },
};

/** The name of a kind, the same in every language: it is the name of a product. */
export const contractTitle = (kind: ContractKind): string => TITLES[kind];

/** The state a step leads to, or null where the contract is not in the state the step begins in. */
export function decideStep(state: ContractState, step: ContractStep): ContractState | null {
  const { from, to } = STEPS[step];
  return state === from ? to : null;
}

/** The state a step begins in, for saying why it was refused. */
export const neededFor = (step: ContractStep): ContractState => STEPS[step].from;

/** What a contract's file is called: only what every system takes in a name. */
export const contractFileName = ({
  number,
  kind,
}: Readonly<{ number: string | null; kind: ContractKind }>): string =>
  `${number?.replaceAll(/[^\w.-]+/g, "-") ?? "offer"}-${kind}.pdf`;

/** Whether a text names a kind of contract. */
export const isContractKind = (text: unknown): text is ContractKind =>
  CONTRACT_KINDS.some((kind) => kind === text);
