import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { type Instant, instant } from "@/lib/domain/instant";
import { type FactsRow, factsOf } from "@/lib/features/account-facts/data";
import { OVERVIEW_PAGE_SIZE, type OverviewList, type OverviewSort } from "@/lib/features/overview/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, Prisma } from "@/lib/platform/db/client";

/** How many accounts there are in each state, and how many of those that run end soon. */
export type OverviewCounts = Readonly<{
  now: Instant;
  running: number;
  stopped: number;
  idle: number;
  withinOneWeek: number;
  withinTwoWeeks: number;
  withinSevenWeeks: number;
  /** Accounts with which the ledger does not agree, in whatever state. */
  parked: number;
}>;

const WEEK = 604_800;

// Read once: a function call per row would be many.
const CLOCK = Prisma.sql`(SELECT portal_now() AS now OFFSET 0) clock`;
/** Without the balance: what has an end runs until it comes, and what is free runs while anything is left. */
const RUNS = Prisma.sql`(a.rented AND a.balance_ticks > 0 AND coalesce(a.exhausts_at > clock.now, true))`;
/** Whether anything is rented; not any more once the last contract has ended, also where that is not posted yet. */
const RENTS = Prisma.sql`account_rents(a, clock.now)`;

type Count = "running" | "stopped" | "idle" | "parked";
type CountRow = Readonly<Record<"now" | Count | "within_one" | "within_two" | "within_seven", bigint>>;

/** How many accounts run and end within so many weeks. */
const endingWithin = (weeks: number): Prisma.Sql =>
  Prisma.sql`count(a.id) FILTER (WHERE ${RUNS} AND a.exhausts_at <= clock.now + ${weeks * WEEK})`;

/** The accounts by state and by what is left, in one pass. Vendor staff only. */
export async function getOverviewCounts(scope: Scope): Promise<OverviewCounts> {
  requireVendor(scope, "view");
  const [row] = await db.$queryRaw<CountRow[]>`
    SELECT clock.now, count(a.id) FILTER (WHERE ${RUNS}) AS running,
      count(a.id) FILTER (WHERE ${RENTS} AND NOT ${RUNS}) AS stopped,
      count(a.id) FILTER (WHERE NOT ${RENTS}) AS idle,
      count(a.id) FILTER (WHERE a.parked_at IS NOT NULL) AS parked, ${endingWithin(1)} AS within_one,
      ${endingWithin(2)} AS within_two, ${endingWithin(7)} AS within_seven
    FROM ${CLOCK} LEFT JOIN accounts a ON a.deleted_at IS NULL GROUP BY clock.now`;
  if (!row) throw new Error("an aggregate answered no row");
  return {
    now: instant(row.now),
    running: Number(row.running),
    stopped: Number(row.stopped),
    idle: Number(row.idle),
    withinOneWeek: Number(row.within_one),
    withinTwoWeeks: Number(row.within_two),
    withinSevenWeeks: Number(row.within_seven),
    parked: Number(row.parked),
  };
}

/** An account of the overview. */
export type OverviewAccount = Readonly<{
  id: string;
  name: string;
  partnerName: string;
  facts: AccountFacts;
  now: Instant;
  /** Nothing is written to it until somebody has looked at its ledger. */
  isParked: boolean;
}>;

type AccountRow = FactsRow &
  Readonly<{ id: string; name: string; partner_name: string; now: bigint; parked_at: bigint | null }>;

/** A page of all accounts, filtered and sorted in the database, with the count of all that match. Vendor staff only. */
export async function listOverview(
  scope: Scope,
  { sort, direction, page, ...filter }: OverviewList,
): Promise<Readonly<{ accounts: OverviewAccount[]; total: number }>> {
  requireVendor(scope, "view");
  const where = wanted(filter);
  const order = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const [rows, [counted]] = await Promise.all([
    // The names come to a page that is chosen already: joined before, they would be joined for every account.
    db.$queryRaw<AccountRow[]>`
      SELECT p.*, r.name AS partner_name
      FROM (
        SELECT a.*, clock.now, row_number() OVER () AS place FROM (
          SELECT a.* FROM accounts a CROSS JOIN ${CLOCK} WHERE ${where}
          ORDER BY ${SORTED_BY[sort]} ${order} NULLS LAST, a.id
          LIMIT ${OVERVIEW_PAGE_SIZE} OFFSET ${(page - 1) * OVERVIEW_PAGE_SIZE}
        ) a CROSS JOIN ${CLOCK}
      ) p
      JOIN organizations r ON r.id = p.partner_id ORDER BY p.place`,
    db.$queryRaw<
      { total: bigint }[]
    >`SELECT count(*) AS total FROM accounts a CROSS JOIN ${CLOCK} WHERE ${where}`,
  ]);
  return { accounts: rows.map(toAccount), total: Number(counted?.total ?? 0n) };
}

type Filter = Pick<OverviewList, "state" | "weeks">;

function wanted({ state, weeks }: Filter): Prisma.Sql {
  const inState = Prisma.sql`a.deleted_at IS NULL AND ${state ? IN_STATE[state] : Prisma.sql`true`}`;
  if (weeks === undefined) return inState;
  const until = Number(weeks) * WEEK;
  return Prisma.sql`${inState} AND a.exhausts_at > clock.now AND a.exhausts_at <= clock.now + ${until}`;
}

const IN_STATE = {
  running: RUNS,
  stopped: Prisma.sql`${RENTS} AND NOT ${RUNS}`,
  idle: Prisma.sql`NOT ${RENTS}`,
  parked: Prisma.sql`a.parked_at IS NOT NULL`,
} as const;

const SORTED_BY: Readonly<Record<OverviewSort, Prisma.Sql>> = {
  // The soonest end first, by its index; what never ends has none and comes last.
  runway: Prisma.sql`a.exhausts_at`,
  monthly: Prisma.sql`a.rate_per_second`,
  balance: Prisma.sql`account_held(a, clock.now)`,
  state: Prisma.sql`CASE WHEN NOT ${RENTS} THEN 2 WHEN ${RUNS} THEN 1 ELSE 0 END`,
  name: Prisma.sql`lower(a.name)`,
};

const toAccount = (row: AccountRow): OverviewAccount => ({
  id: row.id,
  name: row.name,
  partnerName: row.partner_name,
  facts: factsOf(row),
  now: instant(row.now),
  isParked: row.parked_at !== null,
});
