import type { MovedEnd } from "@/lib/domain/accounts/end-moves";
import { WARNING_INDEXES, type WarningIndex, weeks } from "@/lib/domain/accounts/warnings";
import type { Locale } from "@/lib/domain/display/locale";
import { type Instant, instant } from "@/lib/domain/instant";
import { type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";
import { CONTRACT_STOP, PROMOTION_STOP } from "@/lib/features/warnings/contract-stops/data";
import { MOVES_SINCE_TOLD, type MoveRow, toEndMove } from "@/lib/features/warnings/moves/data";
import { localesOf, type Readers, readersOf } from "@/lib/features/warnings/readers/data";
import { db, Prisma } from "@/lib/platform/db/client";

/** Where a page of due warnings begins: after this account, in the order of the ends. */
export type DueCursor = Readonly<{ exhaustsAt: Instant; accountId: string }>;

/** An account of which a mail is due, with all that the mail says. */
export type DueWarning = Readonly<{
  accountId: string;
  accountName: string;
  customerName: string;
  warningEmails: readonly string[];
  /** The addresses by language: people who sign in with one read theirs, all others the account's. */
  readers: readonly Readers[];
  week: WarningIndex;
  exhaustsAt: Instant;
  asOf: Instant;
  /** What the account burns; where all has ended, what it burned until then. */
  rate: TicksPerSecond;
  /** The rate as it is stored. */
  storedRate: TicksPerSecond;
  /** The contract whose end stops everything; null where the credit runs out before. */
  contractNumber: string | null;
  /** The system whose promotion ends then, and everything with it; null where that is not why it stops. */
  promotedSystem: string | null;
  /** Why the end is not where the mail before told it; null where it is. */
  moved: MovedEnd | null;
}>;

/** The most urgent week an end falls into, 0 when it has come: what `dueWarning` says of `remaining`, as SQL. */
export const urgentWeek = (exhaustsAt: Prisma.Sql, now: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(CASE ${Prisma.join(
    WARNING_INDEXES.map(
      (week) => Prisma.sql`WHEN ${exhaustsAt} - ${now} <= ${literal(weeks(week))} THEN ${literal(week)}`,
    ),
    " ",
  )} END)`;

const literal = (constant: number | bigint): Prisma.Sql => Prisma.raw(constant.toString());

const FIRST_WARNING = weeks(Math.max(...WARNING_INDEXES));

type Row = Readonly<{
  id: string;
  name: string;
  customer_name: string;
  warning_emails: string[];
  locales: Locale[];
  week: WarningIndex;
  exhausts_at: bigint;
  now: bigint;
  rate_per_second: bigint;
  contract_number: string | null;
  promoted_system: string | null;
  rate_before: bigint | null;
  told_end: bigint | null;
  move_count: number | null;
  moves: MoveRow[] | null;
}>;

/**
 * A page of the accounts of which a mail is due, the soonest end first. Looks only at ends near enough for the first
 * warning, by their index: accounts that are not near their end cost nothing. Decides nothing; `sendDueWarnings` checks
 * again.
 */
export async function getDueWarnings(after: DueCursor | null, limit: number): Promise<DueWarning[]> {
  const from = after
    ? Prisma.sql`(a.exhausts_at, a.id) > (${after.exhaustsAt}::bigint, ${after.accountId}::uuid)`
    : Prisma.sql`true`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.*, c.name AS customer_name, spoken.locales, told.exhausts_at AS told_end, move.*,
      stop.contract_number, stop.rate_before, promotion.promoted_system
    FROM (
      SELECT a.id, a.name, a.customer_id, a.partner_id, a.warning_locale, a.warning_emails, a.exhausts_at,
        a.rate_per_second, a.rented, a.rental_ends, a.last_sequence, clock.now,
        ${urgentWeek(Prisma.sql`a.exhausts_at`, Prisma.sql`clock.now`)} AS week
      FROM accounts a CROSS JOIN (SELECT portal_now() AS now OFFSET 0) clock
      WHERE a.exhausts_at <= (SELECT portal_now() + ${FIRST_WARNING}::bigint) AND ${from}
        AND cardinality(a.warning_emails) > 0
        AND NOT EXISTS (
          SELECT FROM warnings w WHERE w.account_id = a.id AND w.rearmed_at IS NULL
            AND w.week_index <= ${urgentWeek(Prisma.sql`a.exhausts_at`, Prisma.sql`clock.now`)})
      ORDER BY a.exhausts_at, a.id LIMIT ${limit}
    ) d
    JOIN organizations c ON c.id = d.customer_id
    CROSS JOIN LATERAL (${localesOf(Prisma.sql`d`)}) spoken
    LEFT JOIN LATERAL (
      SELECT w.exhausts_at, w.last_sequence, w.sent_at FROM warnings w WHERE w.account_id = d.id
      ORDER BY w.sent_at DESC, w.week_index LIMIT 1
    ) told ON true
    LEFT JOIN LATERAL (${MOVES_SINCE_TOLD}) move ON told.exhausts_at <> d.exhausts_at
    LEFT JOIN LATERAL (${CONTRACT_STOP}) stop ON true
    LEFT JOIN LATERAL (${PROMOTION_STOP}) promotion ON stop.contract_number IS NULL
    ORDER BY d.exhausts_at, d.id`;
  return rows.map(toDueWarning);
}

const toDueWarning = (row: Row): DueWarning => ({
  accountId: row.id,
  accountName: row.name,
  customerName: row.customer_name,
  warningEmails: row.warning_emails,
  readers: readersOf(row.warning_emails, row.locales),
  week: row.week,
  exhaustsAt: instant(row.exhausts_at),
  asOf: instant(row.now),
  storedRate: ticksPerSecond(row.rate_per_second),
  rate: ticksPerSecond(row.rate_before ?? row.rate_per_second),
  contractNumber: row.contract_number,
  promotedSystem: row.promoted_system,
  moved: movedEnd(row),
});

function movedEnd({ told_end, moves, move_count }: Row): MovedEnd | null {
  if (told_end === null || moves === null) return null;
  const leftOut = (move_count ?? 0) - moves.length;
  return { before: instant(told_end), moves: moves.map(toEndMove), leftOut };
}
