/** How much of one thing a project has: pieces of an article, or ticks of iSC where there is no article. */
export type LicenseBalance = Readonly<{
  articleNumber: string | null;
  loaded: bigint;
  used: bigint;
  inOwnActivations: bigint;
  left: bigint;
}>;

/** What is stored of it: everything that was added, what is left, and what stands in unused own activations. */
export type BalanceFacts = Omit<LicenseBalance, "used">;

/** The balance with what was used: loaded − used − in own activations = left, always (docs/rules.md, 2). */
export const licenseBalance = (facts: BalanceFacts): LicenseBalance => ({
  ...facts,
  used: facts.loaded - facts.inOwnActivations - facts.left,
});

/** How a movement changes a project's balance. */
export type BalanceStep = Readonly<Record<"loaded" | "used" | "inOwnActivations" | "left", bigint>>;

/** What happened in a project, as its page of movements tells it. */
export const PROJECT_EVENTS = [
  "added",
  "created",
  "cancelled",
  "own_used",
  "bound",
  "returned",
  "moved",
] as const;
export type ProjectEvent = (typeof PROJECT_EVENTS)[number];

const NOTHING: BalanceStep = { loaded: 0n, used: 0n, inOwnActivations: 0n, left: 0n };

/** The step of one event: added to the project, set aside in an own activation, bound to a device, and back. */
export function balanceStep(event: ProjectEvent, amount: bigint): BalanceStep {
  const steps: Readonly<Record<ProjectEvent, Partial<BalanceStep>>> = {
    added: { loaded: amount, left: amount },
    created: { inOwnActivations: amount, left: -amount },
    cancelled: { inOwnActivations: -amount, left: amount },
    own_used: { inOwnActivations: -amount, used: amount },
    bound: { used: amount, left: -amount },
    returned: { used: -amount, left: amount },
    moved: {},
  };
  return { ...NOTHING, ...steps[event] };
}

/** The balance after a step. */
export const addStep = (before: BalanceStep, step: BalanceStep): BalanceStep => ({
  loaded: before.loaded + step.loaded,
  used: before.used + step.used,
  inOwnActivations: before.inOwnActivations + step.inOwnActivations,
  left: before.left + step.left,
});

/** Each event with the balance it leaves behind, in the order given, which begins with the project's first. */
export function withRunningBalance<Event extends Readonly<{ event: ProjectEvent; amount: bigint }>>(
  events: readonly Event[],
): (Event & Readonly<{ step: BalanceStep; balance: BalanceStep }>)[] {
  let balance = NOTHING;
  return events.map((event) => {
    const step = balanceStep(event.event, event.amount);
    balance = addStep(balance, step);
    return { ...event, step, balance };
  });
}
