import type { Instant } from "@/lib/domain/instant";
import type { Ticks, TicksPerSecond } from "@/lib/domain/money/units";

type Rates = Readonly<{ rateBefore: TicksPerSecond; rateAfter: TicksPerSecond }>;

/**
 * What moved the end of an account's rental: credit that was charged; what it rents was changed, at the prices it had
 * or at new ones; new prices reached it with a charge; or a contract ended and took with it what was rented under it.
 */
export type EndMove = Readonly<{ sequence: bigint; at: Instant }> &
  (
    | Readonly<{ kind: "charge"; amount: Ticks }>
    | (Rates & Readonly<{ kind: "change" | "change-at-new-prices" | "prices" }>)
    | (Rates & Readonly<{ kind: "contract"; contractNumber: string }>)
  );

/** The end as the mail before told it, and what has moved it since, the oldest first; of many, how many are left out. */
export type MovedEnd = Readonly<{ before: Instant; moves: readonly EndMove[]; leftOut: number }>;

/** A charge or a change as the ledger tells it, and what stands beside it. */
export type LedgerMove = Rates &
  Readonly<{
    kind: "charge" | "change";
    /** Its number in the ledger. */
    sequence: bigint;
    at: Instant;
    amount: Ticks;
    /** It directly follows a charge of the same second. */
    followsCharge: boolean;
    /** The price list is another one than before it. */
    hasNewPrices: boolean;
    /** The contract that ended in this second, if one did. */
    contractNumber: string | null;
  }>;

/** What an entry did to the end. A change that a charge brought along is one of prices alone. */
export function endMoveOf({ kind, sequence, at, amount, contractNumber, ...move }: LedgerMove): EndMove {
  if (kind === "charge") return { kind, sequence, at, amount };
  const change = { sequence, at, rateBefore: move.rateBefore, rateAfter: move.rateAfter };
  if (move.followsCharge) return { kind: "prices", ...change };
  if (contractNumber !== null) return { kind: "contract", contractNumber, ...change };
  return { kind: move.hasNewPrices ? "change-at-new-prices" : "change", ...change };
}
