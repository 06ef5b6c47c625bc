import type { Entry } from "@/lib/domain/accounts/entry";

/** An entry as the ledger keeps it: numbered, attributed, and chained to the one before. */
export type LedgerEntry = Omit<Entry, "event"> &
  Readonly<{
    accountId: string;
    sequence: bigint;
    configurationVersion: number | bigint;
    actor: string | null;
    source: string;
    reference: string | null;
    /** The hash of the entry before, in hex; null for an account's first. */
    previousHash: string | null;
  }>;

/**
 * The text an entry's hash is taken of (SHA-256 of its UTF-8). The database computes the same text in SQL: the fields
 * in this order, "|" between them, nothing for null, `t` or `f` for a boolean. Only the reference, which stands last,
 * may itself contain the separator, so no two entries share a text. The event is not part of it: it follows from the
 * standings.
 */
export function entryText(entry: LedgerEntry): string {
  return [
    entry.previousHash ?? "",
    entry.accountId,
    entry.sequence,
    entry.kind,
    entry.at,
    entry.amount,
    entry.balance,
    entry.rateAfter,
    entry.rentedAfter ? "t" : "f",
    entry.configurationVersion,
    entry.from ?? "",
    entry.actor ?? "",
    entry.source,
    entry.reference ?? "",
  ].join("|");
}
