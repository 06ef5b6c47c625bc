import { type AccountStanding, type AccountState, stateOf } from "@/lib/domain/accounts/facts";

/** What an entry made of the rental, for the history's event column. */
export type EntryEvent = "started" | "stopped" | "resumed" | "ended" | "changed" | "repriced" | "rma";

/** The standing beside an entry, with the configuration it belongs to where that is known. */
export type EntryStanding = AccountStanding &
  Readonly<{ configurationVersion?: number | bigint | undefined }>;

const EVENTS: Readonly<Record<AccountState, Readonly<Partial<Record<AccountState, EntryEvent>>>>> = {
  idle: { running: "started", stopped: "stopped" },
  running: { idle: "ended", stopped: "stopped" },
  stopped: { idle: "ended", running: "resumed" },
};

/** The event between two standings of one account, or null when the rental is in the same state in both. */
export const stateEvent = (before: AccountStanding, after: AccountStanding): EntryEvent | null =>
  EVENTS[stateOf(before)][stateOf(after)] ?? null;

/**
 * The event between the standing before an entry (null for an account's first) and the standing after it. It is read
 * from the balance itself, so nothing can be told that contradicts it.
 */
export function entryEvent(before: EntryStanding | null, after: EntryStanding): EntryEvent | null {
  if (before === null) return stateOf(after) === "idle" ? null : "started";
  return stateEvent(before, after) ?? (differs(before, after) ? "changed" : null);
}

const differs = (before: EntryStanding, after: EntryStanding): boolean =>
  before.rate !== after.rate || before.configurationVersion !== after.configurationVersion;
