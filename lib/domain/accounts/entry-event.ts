import { type AccountStanding, type AccountState, stateOf } from "@/lib/domain/accounts/facts";

/** What an entry made of the rental, for the history's event column. */
export type EntryEvent = "started" | "stopped" | "resumed" | "ended" | "changed";

/** The standing beside an entry, with the configuration it belongs to where that is known. */
export type EntryStanding = AccountStanding & Readonly<{ configurationVersion?: number }>;

const EVENTS: Readonly<Record<AccountState, Readonly<Partial<Record<AccountState, EntryEvent>>>>> = {
  idle: { running: "started", stopped: "stopped" },
  running: { idle: "ended", stopped: "stopped" },
  stopped: { idle: "ended", running: "resumed" },
};

/**
 * The event between the standing before an entry (null for the first) and the standing after it. Entries leave it to
 * the states to say what happened, so nothing can be stored that contradicts the balance.
 */
export function entryEvent(before: EntryStanding | null, after: EntryStanding): EntryEvent | null {
  const event = EVENTS[before === null ? "idle" : stateOf(before)][stateOf(after)];
  if (event !== undefined) return event;
  return before !== null && differs(before, after) ? "changed" : null;
}

const differs = (before: EntryStanding, after: EntryStanding): boolean =>
  before.rate !== after.rate || before.configurationVersion !== after.configurationVersion;
