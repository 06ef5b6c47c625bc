import type { EntryEvent } from "@/lib/domain/accounts/entry-event";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import type { Instant } from "@/lib/domain/instant";
import type { Ticks, TicksPerSecond } from "@/lib/domain/money/units";

/** Credit came in; seconds were debited; the configuration or its prices changed; the rest was forfeited. */
export type EntryKind = "charge" | "rental" | "change" | "forfeit";

/** One line of an account's ledger: a movement, and the standing it leaves behind. Never edited. */
export type Entry = Readonly<{
  kind: EntryKind;
  at: Instant;
  /** The first second a rental entry pays; null for the other kinds, which happen at one second. */
  from: Instant | null;
  amount: Ticks;
  balance: Ticks;
  rateAfter: TicksPerSecond;
  rentedAfter: boolean;
  event: EntryEvent | null;
}>;

/** The debit of the seconds from `from` up to, not including, `at`. */
export type RentalEntry = Entry & Readonly<{ kind: "rental"; from: Instant }>;

/** What a write comes to: the entries to append, in order, and the facts to store. */
export type Posting = Readonly<{ entries: readonly Entry[]; facts: AccountFacts }>;

/** What an entry that happens at one second is about. */
export type Moment = Readonly<{
  kind: Exclude<EntryKind, "rental">;
  amount: Ticks;
  event: EntryEvent | null;
}>;

/** An entry that happens at one second and leaves these facts behind. */
export function momentEntry({ kind, amount, event }: Moment, after: AccountFacts): Entry {
  return {
    kind,
    at: after.settledAt,
    from: null,
    amount,
    balance: after.balance,
    rateAfter: after.rate,
    rentedAfter: after.rented,
    event,
  };
}

/** Entries in order, without the settlement that debited nothing. */
export const entriesOf = (settlement: RentalEntry | null, ...moments: readonly Entry[]): Entry[] =>
  settlement === null ? [...moments] : [settlement, ...moments];
