import type { Instant } from "@/lib/domain/instant";
import type { Ticks, TicksPerSecond } from "@/lib/domain/money/units";

type Rates = Readonly<{ rateBefore: TicksPerSecond; rateAfter: TicksPerSecond }>;
type Amount = Readonly<{ amount: Ticks }>;

/**
 * What moved the end of an account's rental: credit that was charged, by hand or by the reloading service; what it rents
 * was changed, at the prices it had or at new ones; new prices reached it with a charge; a contract got an end, or one
 * came into force that goes on. `id` tells the moves of an account apart.
 */
export type EndMove = Readonly<{ id: string; at: Instant }> &
  (
    | (Amount & Readonly<{ kind: "charge" | "reload" }>)
    | (Rates & Readonly<{ kind: "change" | "change-at-new-prices" | "prices" }>)
    | Readonly<{ kind: "contract-end"; number: string; endsAt: Instant }>
    | Readonly<{ kind: "contract"; number: string }>
  );

/** The end as the mail before told it, and what has moved it since, the oldest first; of many, how many are left out. */
export type MovedEnd = Readonly<{ before: Instant; moves: readonly EndMove[]; leftOut: number }>;

/** A charge or a change as the ledger tells it, and what stands beside it. */
export type LedgerMove = Rates &
  Amount &
  Readonly<{
    id: string;
    kind: "charge" | "change";
    at: Instant;
    /** Where it came from: `reload` is the reloading service. */
    source: string;
    /** It directly follows a charge of the same second. */
    followsCharge: boolean;
    /** The price list is another one than before it. */
    hasNewPrices: boolean;
  }>;

/** What an entry did to the end. A change that a charge brought along is one of prices alone. */
export function endMoveOf({ id, kind, at, source, amount, ...move }: LedgerMove): EndMove {
  if (kind === "charge") return { id, kind: source === "reload" ? "reload" : "charge", at, amount };
  const change = { id, at, rateBefore: move.rateBefore, rateAfter: move.rateAfter };
  if (move.followsCharge) return { kind: "prices", ...change };
  return { kind: move.hasNewPrices ? "change-at-new-prices" : "change", ...change };
}
