import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type Instant, instant } from "@/lib/domain/instant";
import { type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";
import { FACTS, type FactsRow, factsOf } from "@/lib/features/account-facts/data";
import type { EffectQuery, EffectSort } from "@/lib/features/price-effects/schema";
import { accountsOf, requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/** An account that rents, and what it would burn had the list taken hold of it in this second. */
export type PriceEffect = Readonly<{
  id: string;
  name: string;
  customerName: string;
  facts: AccountFacts;
  now: Instant;
  newRate: TicksPerSecond;
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
 * all its lines, as `reprice_account` will say at its next charge. One pass over what is rented, whatever the page.
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
    SELECT a.id, a.name, c.name AS customer_name, ${FACTS}, clock.now,
      r.new_rate::text
    FROM rates r JOIN accounts a ON a.id = r.id JOIN organizations c ON c.id = a.customer_id CROSS JOIN clock
    ORDER BY ${SORTED_BY[sort]} ${order} NULLS LAST, a.id LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
}

const SUMS = Prisma.sql`
  SELECT count(*) AS total, count(*) FILTER (WHERE new_rate > old_rate) AS dearer,
    count(*) FILTER (WHERE new_rate < old_rate) AS cheaper, coalesce(sum(old_rate), 0)::text AS old_rate,
    coalesce(sum(new_rate), 0)::text AS new_rate
  FROM rates`;

/** The prices of a list; or of a draft, with what the list before it keeps. One of the two has rows. */
const pricesUnder = (sourceId: string) => Prisma.sql`
  SELECT article_number, scenario, monthly_cents FROM prices WHERE price_list_id = ${sourceId}::uuid
  UNION ALL
  SELECT article_number, scenario, monthly_cents FROM draft_prices WHERE draft_id = ${sourceId}::uuid
  UNION ALL
  SELECT p.article_number, p.scenario, p.monthly_cents FROM price_list_drafts d
    JOIN prices p ON p.price_list_id = price_list_at(greatest((SELECT now FROM clock), d.valid_from))
    WHERE d.id = ${sourceId}::uuid AND NOT EXISTS (
      SELECT FROM draft_prices n WHERE n.draft_id = d.id AND n.article_number = p.article_number
        AND n.scenario = p.scenario)`;

const ratesUnder = (scope: Scope, sourceId: string) => Prisma.sql`
  WITH clock AS MATERIALIZED (SELECT portal_now() AS now),
  next AS MATERIALIZED (${pricesUnder(sourceId)}),
  rates AS MATERIALIZED (
    SELECT a.id, a.rate_per_second AS old_rate, sum(CASE WHEN x.free_until IS NULL THEN l.quantity::numeric * n.monthly_cents ELSE 0 END) AS new_rate
    FROM accounts a
    JOIN configuration_lines l ON l.account_id = a.id AND l.version = a.configuration_version
    JOIN pbxs x ON x.account_id = l.account_id AND x.serial = l.serial
    JOIN next n ON n.article_number = l.article_number AND n.scenario = x.scenario
    WHERE a.rented AND ${accountsOf(scope)}
    GROUP BY a.id
  )`;

const SORTED_BY: Readonly<Record<EffectSort, Prisma.Sql>> = {
  difference: Prisma.sql`r.new_rate - r.old_rate`,
  name: Prisma.sql`lower(a.name)`,
  old: Prisma.sql`r.old_rate`,
  new: Prisma.sql`r.new_rate`,
  // What is left at this second, divided by what it would burn: the soonest end first.
  end: Prisma.sql`account_held(a, clock.now)
    / nullif(r.new_rate, 0)`,
};

const toEffect = (row: EffectRow): PriceEffect => ({
  id: row.id,
  name: row.name,
  customerName: row.customer_name,
  facts: factsOf(row),
  now: instant(row.now),
  newRate: ticksPerSecond(BigInt(row.new_rate)),
});
