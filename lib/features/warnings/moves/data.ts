import { endMoveOf, type EndMove } from "@/lib/domain/accounts/end-moves";
import { instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { Prisma } from "@/lib/platform/db/client";

/** A move as the database tells it: numbers as text, because JSON's are not exact. */
export type MoveRow = Readonly<{
  kind: "charge" | "change";
  sequence: string;
  at: string;
  amount: string;
  rate_before: string;
  rate_after: string;
  follows_charge: boolean;
  has_new_prices: boolean;
  contract_number: string | null;
}>;

/** More than so many are not told one by one. */
const MOST_MOVES = 5;

/**
 * The latest charges and changes of the account `d` behind the entry `told.last_sequence`, the oldest first, as
 * `moves`, and how many there are in all, as `move_count`.
 */
export const MOVES_SINCE_TOLD = Prisma.sql`
  SELECT max(m.total)::integer AS move_count, jsonb_agg(jsonb_build_object('kind', m.kind, 'sequence', m.sequence::text,
    'at', m.at::text, 'amount', m.amount_ticks::text, 'rate_before', coalesce(m.rate_before, 0)::text, 'rate_after', m.rate_after::text,
    'follows_charge', m.follows_charge, 'has_new_prices', m.has_new_prices, 'contract_number', m.contract_number)
    ORDER BY m.sequence) AS moves
  FROM (
    SELECT e.*, count(*) OVER () AS total, b.rate_after AS rate_before,
      coalesce(b.kind = 'charge' AND b.at = e.at, false) AS follows_charge,
      new.price_list_id IS DISTINCT FROM old.price_list_id AS has_new_prices,
      (SELECT o.number FROM contracts o WHERE o.organization_id IN (d.customer_id, d.partner_id) AND o.ends_at = e.at
        LIMIT 1) AS contract_number
    FROM account_entries e
    LEFT JOIN account_entries b ON b.account_id = e.account_id AND b.sequence = e.sequence - 1
    LEFT JOIN account_configurations new ON new.account_id = e.account_id AND new.version = e.configuration_version
    LEFT JOIN account_configurations old ON old.account_id = e.account_id AND old.version = e.configuration_version - 1
    WHERE e.account_id = d.id AND e.sequence > told.last_sequence AND e.kind IN ('charge', 'change')
    ORDER BY e.sequence DESC LIMIT ${MOST_MOVES}
  ) m`;

/** A move as the mail tells it. */
export const toEndMove = (row: MoveRow): EndMove =>
  endMoveOf({
    kind: row.kind,
    sequence: BigInt(row.sequence),
    at: instant(BigInt(row.at)),
    amount: ticks(BigInt(row.amount)),
    rateBefore: ticksPerSecond(BigInt(row.rate_before)),
    rateAfter: ticksPerSecond(BigInt(row.rate_after)),
    followsCharge: row.follows_charge,
    hasNewPrices: row.has_new_prices,
    contractNumber: row.contract_number,
  });
