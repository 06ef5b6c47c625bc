/** Due, and about to be charged; charged; invoiced; done; given up until somebody tries again; or stopped uncharged. */
export const RELOAD_STATES = ["open", "charged", "invoiced", "mailed", "failed", "stopped"] as const;
export type ReloadState = (typeof RELOAD_STATES)[number];

/** Weeks of runway below which a reload is due (docs/rules.md, 3). */
export const THRESHOLDS = [2, 4] as const;
export type ThresholdWeeks = (typeof THRESHOLDS)[number];

/** What a reload has reached, whatever its state says: the state to go on from after it failed. */
export function stateReached({
  isCharged,
  isInvoiced,
}: Readonly<{ isCharged: boolean; isInvoiced: boolean }>): Extract<
  ReloadState,
  "open" | "charged" | "invoiced"
> {
  if (isInvoiced) return "invoiced";
  return isCharged ? "charged" : "open";
}
