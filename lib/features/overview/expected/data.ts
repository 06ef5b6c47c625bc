import {
  type DayOfEnds,
  daysOfEnds,
  type ExpectedDay,
  expectedConsumption,
} from "@/lib/domain/accounts/expected-consumption";
import { instant, SECONDS_PER_DAY } from "@/lib/domain/instant";
import { ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { FACTS, type FactsRow, factsOf } from "@/lib/features/account-facts/data";
import { MOST_DAYS } from "@/lib/features/overview/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/** All accounts that burn the same until they end in a day; or, with `day` null, one that contracts stop in parts. */
type EndRow = Readonly<{ now: bigint; day: number; accounts: bigint; rate: string; last_ticks: string }>;
type PartRow = FactsRow & Readonly<{ now: bigint; day: null }>;

/** Whether contracts stop a part of what an account rents in the days to come, so that it burns less from then on. */
const STOPS_IN_PARTS = Prisma.sql`(a.rental_ends_at < clock.now + ${MOST_DAYS * Number(SECONDS_PER_DAY)}
  AND (a.rental_ends -> 0 ->> 'rented')::boolean)`;

/**
 * What all accounts burn in each of the next 90 days if nothing is charged or changed: those that burn the same until
 * they end, grouped by the day in which they do, in one pass; the few that contracts stop in parts by their facts, with
 * the functions that tell every balance. One statement, so that nobody is counted twice. Vendor staff only.
 */
export async function getExpectedDays(scope: Scope): Promise<ExpectedDay[]> {
  requireVendor(scope, "view");
  // Read once: a function call per row would be many.
  const rows = await db.$queryRaw<(EndRow | PartRow)[]>`
    WITH clock AS MATERIALIZED (SELECT portal_now() AS now)
    SELECT clock.now, least((a.exhausts_at - clock.now) / 86400, ${MOST_DAYS})::integer AS day, count(*) AS accounts,
      sum(a.rate_per_second)::text AS rate,
      sum(a.rate_per_second::numeric * ((a.exhausts_at - clock.now) % 86400))::text AS last_ticks,
      NULL::bigint AS balance_ticks, NULL::bigint AS rate_per_second, NULL::boolean AS rented, NULL::bigint AS settled_at,
      NULL::jsonb AS rental_ends
    FROM accounts a CROSS JOIN clock WHERE a.exhausts_at > clock.now AND ${STOPS_IN_PARTS} IS NOT TRUE GROUP BY 1, 2
    UNION ALL
    SELECT clock.now, NULL, NULL, NULL, NULL, ${FACTS}
    FROM accounts a CROSS JOIN clock WHERE ${STOPS_IN_PARTS}`;
  return expectedConsumption(rows.flatMap(toDaysOfEnds), MOST_DAYS);
}

function toDaysOfEnds(row: EndRow | PartRow): DayOfEnds[] {
  if (row.day === null) return daysOfEnds(factsOf(row), instant(row.now), MOST_DAYS);
  const { day, accounts, rate, last_ticks } = row;
  return [
    {
      day: BigInt(day),
      accounts: Number(accounts),
      rate: ticksPerSecond(BigInt(rate)),
      lastTicks: ticks(BigInt(last_ticks)),
    },
  ];
}
