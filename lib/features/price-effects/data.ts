import { afterEnds } from "@/lib/domain/accounts/balance";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type Instant, instant } from "@/lib/domain/instant";
import { type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";
import type { NewBurning } from "@/lib/domain/prices/effect";
import {
  FACTS,
  type FactsRow,
  factsOf,
  type RentalEndsJson,
  rentalEndsFrom,
} from "@/lib/features/account-facts/data";
import { ratesUnder } from "@/lib/features/price-effects/rates/data";
import type { EffectQuery, EffectSort } from "@/lib/features/price-effects/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/**
 * An account that rents, and what it would burn had the list taken hold of it in this second. Ends of contracts that
 * have come are behind it in the facts.
 */
export type PriceEffect = Readonly<{
  id: string;
  name: string;
  customerName: string;
  facts: AccountFacts;
  now: Instant;
  next: NewBurning;
}>;

/** A page of them, and what they come to together. */
export type PriceEffects = Readonly<{
  effects: PriceEffect[];
  total: number;
  dearer: number;
  cheaper: number;
  oldRate: TicksPerSecond;
  newRate: TicksPerSecond;
}>;

type EffectRow = FactsRow &
  Readonly<{
    id: string;
    name: string;
    customer_name: string;
    now: bigint;
    new_rate: string;
    new_ends: RentalEndsJson | null;
  }>;
type TotalRow = Readonly<{
  total: bigint;
  dearer: bigint;
  cheaper: bigint;
  old_rate: string;
  new_rate: string;
}>;

/**
 * What every account that rents would pay under a list or a draft, before it reaches anybody: quantity times price over
 * all its lines, as `reprice_account` will say at its next charge, and where contracts stop some of them, piece by piece.
 * One pass over what is rented, whatever the page.
 * Vendor staff only.
 */
export async function listPriceEffects(
  scope: Scope,
  sourceId: string,
  query: EffectQuery,
): Promise<PriceEffects> {
  requireVendor(scope, "view");
  const rates = ratesUnder(scope, sourceId);
  const [rows, [sums]] = await Promise.all([
    db.$queryRaw<EffectRow[]>`${rates} ${pageOf(query)}`,
    db.$queryRaw<TotalRow[]>`${rates} ${SUMS}`,
  ]);
  return { effects: rows.map(toEffect), ...toSums(sums) };
}

/** One row comes back also where nothing is rented. */
function toSums(row: TotalRow | undefined): Omit<PriceEffects, "effects"> {
  if (!row) throw new Error("an aggregate answered no row");
  return {
    total: Number(row.total),
    dearer: Number(row.dearer),
    cheaper: Number(row.cheaper),
    oldRate: ticksPerSecond(BigInt(row.old_rate)),
    newRate: ticksPerSecond(BigInt(row.new_rate)),
  };
}

function pageOf({ sort, direction, page, pageSize }: EffectQuery): Prisma.Sql {
  const order = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT a.id, a.name, c.name AS customer_name, ${FACTS}, clock.now, r.new_rate::text, r.new_ends
    FROM rates r JOIN accounts a ON a.id = r.id JOIN organizations c ON c.id = a.customer_id CROSS JOIN clock
    ORDER BY ${SORTED_BY[sort]} ${order} NULLS LAST, a.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
}

const SUMS = Prisma.sql`
  SELECT count(*) AS total, count(*) FILTER (WHERE new_rate > old_rate) AS dearer,
    count(*) FILTER (WHERE new_rate < old_rate) AS cheaper, coalesce(sum(old_rate), 0)::text AS old_rate,
    coalesce(sum(new_rate), 0)::text AS new_rate
  FROM rates`;

const SORTED_BY: Readonly<Record<EffectSort, Prisma.Sql>> = {
  difference: Prisma.sql`r.new_rate - r.old_rate`,
  name: Prisma.sql`lower(a.name)`,
  old: Prisma.sql`r.old_rate`,
  new: Prisma.sql`r.new_rate`,
  // What is left at this second, divided by what it would burn: the soonest end first. A contract may end before.
  end: Prisma.sql`CASE WHEN r.new_ends IS NOT NULL THEN r.new_stop - clock.now
    ELSE account_held(a, clock.now) / nullif(r.new_rate, 0) END`,
};

function toEffect(row: EffectRow): PriceEffect {
  const now = instant(row.now);
  return {
    id: row.id,
    name: row.name,
    customerName: row.customer_name,
    facts: afterEnds(factsOf(row), now),
    now,
    next: { rate: ticksPerSecond(BigInt(row.new_rate)), ends: rentalEndsFrom(row.new_ends ?? []) },
  };
}
