import { endMoveOf, type EndMove } from "@/lib/domain/accounts/end-moves";
import { AGREED_STATES } from "@/lib/domain/contracts/contract";
import { instant } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { Prisma } from "@/lib/platform/db/client";

type EntryRow = Readonly<{
  id: string;
  kind: "charge" | "change";
  at: string;
  source: string;
  amount: string;
  rate_before: string;
  rate_after: string;
  follows_charge: boolean;
  has_new_prices: boolean;
}>;
type ContractRow = Readonly<{ id: string; kind: "contract"; at: string; ends_at: string | null }>;

/** A move as the database tells it: numbers as text, because JSON's are not exact. */
export type MoveRow = EntryRow | ContractRow;

/** More than so many are not told one by one. */
const MOST_MOVES = 5;

/** Charges and changes behind the mail before. That a contract ended was known from the second it got an end. */
const ENTRIES = Prisma.sql`
  SELECT e.at, e.sequence, jsonb_build_object('id', e.sequence::text, 'kind', e.kind, 'at', e.at::text, 'source', e.source,
    'amount', e.amount_ticks::text, 'rate_before', coalesce(b.rate_after, 0)::text, 'rate_after', e.rate_after::text,
    'follows_charge', coalesce(b.kind = 'charge' AND b.at = e.at, false),
    'has_new_prices', new.price_list_id IS DISTINCT FROM old.price_list_id) AS move
  FROM account_entries e
  LEFT JOIN account_entries b ON b.account_id = e.account_id AND b.sequence = e.sequence - 1
  LEFT JOIN account_configurations new ON new.account_id = e.account_id AND new.version = e.configuration_version
  LEFT JOIN account_configurations old ON old.account_id = e.account_id AND old.version = e.configuration_version - 1
  WHERE e.account_id = d.id AND e.sequence > told.last_sequence AND e.kind IN ('charge', 'change')
    AND e.source <> 'contract_end'`;

/** Contracts that got an end since, where something of the account ends with them. */
const CONTRACT_ENDS = Prisma.sql`
  SELECT k.ended_at, NULL, jsonb_build_object('id', k.number, 'kind', 'contract', 'at', k.ended_at::text,
    'ends_at', k.ends_at::text)
  FROM contracts k
  WHERE k.organization_id IN (d.customer_id, d.partner_id) AND k.state = 'ended' AND k.ended_at >= told.sent_at
    AND (d.rental_ends @> jsonb_build_array(jsonb_build_object('at', k.ends_at::text)) OR EXISTS (
      SELECT FROM account_entries e WHERE e.account_id = d.id AND e.sequence > told.last_sequence AND e.at = k.ends_at
        AND e.source = 'contract_end'))`;

/** Contracts that came into force since, where one of their kind had an end. */
const CONTRACTS = Prisma.sql`
  SELECT k.decided_at, NULL, jsonb_build_object('id', k.number, 'kind', 'contract', 'at', k.decided_at::text,
    'ends_at', NULL)
  FROM contracts k
  WHERE k.organization_id IN (d.customer_id, d.partner_id) AND k.state = ANY(${[...AGREED_STATES]})
    AND k.decided_at >= told.sent_at AND EXISTS (
      SELECT FROM contracts o WHERE o.organization_id IN (d.customer_id, d.partner_id) AND o.kind = k.kind
        AND o.id <> k.id AND o.ends_at >= told.sent_at)`;

/**
 * What has moved the end of the account `d` since the mail `told`: the latest moves, the oldest first, as `moves`, and
 * how many there are in all, as `move_count`.
 */
export const MOVES_SINCE_TOLD = Prisma.sql`
  SELECT max(m.total)::integer AS move_count, jsonb_agg(m.move ORDER BY m.at, m.sequence NULLS LAST) AS moves
  FROM (
    SELECT x.*, count(*) OVER () AS total
    FROM (${ENTRIES} UNION ALL ${CONTRACT_ENDS} UNION ALL ${CONTRACTS}) x
    ORDER BY x.at DESC, x.sequence DESC NULLS FIRST LIMIT ${MOST_MOVES}
  ) m`;

/** A move as the mail tells it. */
export const toEndMove = (row: MoveRow): EndMove =>
  row.kind === "contract" ? contractMove(row) : entryMove(row);

function contractMove({ id, at, ends_at }: ContractRow): EndMove {
  const about = { id, at: instant(BigInt(at)), number: id };
  return ends_at === null
    ? { kind: "contract", ...about }
    : { kind: "contract-end", ...about, endsAt: instant(BigInt(ends_at)) };
}

const entryMove = (row: EntryRow): EndMove =>
  endMoveOf({
    id: row.id,
    kind: row.kind,
    at: instant(BigInt(row.at)),
    source: row.source,
    amount: ticks(BigInt(row.amount)),
    rateBefore: ticksPerSecond(BigInt(row.rate_before)),
    rateAfter: ticksPerSecond(BigInt(row.rate_after)),
    followsCharge: row.follows_charge,
    hasNewPrices: row.has_new_prices,
  });
