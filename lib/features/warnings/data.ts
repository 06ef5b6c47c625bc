import type { Locale } from "@/lib/domain/display/locale";
import { type Instant, instant } from "@/lib/domain/instant";
import { type Ticks, ticks, type TicksPerSecond, ticksPerSecond } from "@/lib/domain/money/units";
import { db, Prisma } from "@/lib/platform/db/client";

/** Where a page of due warnings begins: after this account, in the order of the ends. */
export type DueCursor = Readonly<{ exhaustsAt: Instant; accountId: string }>;

/** The last charge or change of an account since its last mail; a charge that also changed prices is a charge. */
export type LastMove =
  | Readonly<{ kind: "charge"; at: Instant; amount: Ticks }>
  | Readonly<{ kind: "change"; at: Instant; rateBefore: TicksPerSecond; rateAfter: TicksPerSecond }>;

/** An account of which a mail is due, with all that the mail says. */
export type DueWarning = Readonly<{
  accountId: string;
  accountName: string;
  customerName: string;
  locale: Locale;
  recipients: readonly string[];
  /** Weeks 7 to 1 before the end; 0 says that it has stopped. */
  week: number;
  exhaustsAt: Instant;
  asOf: Instant;
  rate: TicksPerSecond;
  /** The end as the mail before told it, where it has moved since. */
  moved: Readonly<{ before: Instant; cause: LastMove }> | null;
}>;

/** The most urgent week an end falls into: 0 when it has come. The same as `dueWarning` says of `remaining`. */
export const urgentWeek = (exhaustsAt: Prisma.Sql, now: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(CASE WHEN ${exhaustsAt} <= ${now} THEN 0 ELSE (${exhaustsAt} - ${now} + 604799) / 604800 END)::integer`;

const SEVEN_WEEKS = 7 * 604_800;

type Row = Readonly<{
  id: string;
  name: string;
  customer_name: string;
  warning_locale: Locale;
  warning_emails: string[];
  week: number;
  exhausts_at: bigint;
  now: bigint;
  rate_per_second: bigint;
  told_end: bigint | null;
  kind: "charge" | "change" | null;
  at: bigint;
  amount_ticks: bigint;
  rate_after: bigint;
  kind_before: string | null;
  at_before: bigint | null;
  amount_before: bigint | null;
  rate_before: bigint | null;
}>;

/**
 * A page of the accounts of which a mail is due, the soonest end first. Looks only at ends up to seven weeks ahead,
 * by their index: accounts that are not near their end cost nothing. Decides nothing; `sendDueWarnings` checks again.
 */
export async function getDueWarnings(after: DueCursor | null, limit: number): Promise<DueWarning[]> {
  const from = after
    ? Prisma.sql`(a.exhausts_at, a.id) > (${after.exhaustsAt}::bigint, ${after.accountId}::uuid)`
    : Prisma.sql`true`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.*, c.name AS customer_name, told.exhausts_at AS told_end, move.*
    FROM (
      SELECT a.id, a.name, a.customer_id, a.warning_locale, a.warning_emails, a.exhausts_at, a.rate_per_second,
        clock.now, ${urgentWeek(Prisma.sql`a.exhausts_at`, Prisma.sql`clock.now`)} AS week
      FROM accounts a CROSS JOIN (SELECT portal_now() AS now OFFSET 0) clock
      WHERE a.exhausts_at <= (SELECT portal_now() + ${SEVEN_WEEKS}::bigint) AND ${from}
        AND cardinality(a.warning_emails) > 0
        AND NOT EXISTS (
          SELECT FROM warnings w WHERE w.account_id = a.id AND w.rearmed_at IS NULL
            AND w.week_index <= ${urgentWeek(Prisma.sql`a.exhausts_at`, Prisma.sql`clock.now`)})
      ORDER BY a.exhausts_at, a.id LIMIT ${limit}
    ) d
    JOIN organizations c ON c.id = d.customer_id
    LEFT JOIN LATERAL (
      SELECT w.exhausts_at, w.sent_at FROM warnings w WHERE w.account_id = d.id
      ORDER BY w.sent_at DESC, w.week_index LIMIT 1
    ) told ON true
    LEFT JOIN LATERAL (
      SELECT e.kind, e.at, e.amount_ticks, e.rate_after, b.kind AS kind_before, b.at AS at_before,
        b.amount_ticks AS amount_before, b.rate_after AS rate_before
      FROM account_entries e
      LEFT JOIN account_entries b ON b.account_id = e.account_id AND b.sequence = e.sequence - 1
      WHERE e.account_id = d.id AND e.kind IN ('charge', 'change') AND e.at >= told.sent_at
      ORDER BY e.sequence DESC LIMIT 1
    ) move ON told.exhausts_at <> d.exhausts_at
    ORDER BY d.exhausts_at, d.id`;
  return rows.map(toDueWarning);
}

function toDueWarning(row: Row): DueWarning {
  const cause = toLastMove(row);
  return {
    accountId: row.id,
    accountName: row.name,
    customerName: row.customer_name,
    locale: row.warning_locale,
    recipients: row.warning_emails,
    week: row.week,
    exhaustsAt: instant(row.exhausts_at),
    asOf: instant(row.now),
    rate: ticksPerSecond(row.rate_per_second),
    moved: row.told_end === null || cause === null ? null : { before: instant(row.told_end), cause },
  };
}

function toLastMove(row: Row): LastMove | null {
  if (row.kind === null) return null;
  const at = instant(row.at);
  if (row.kind === "charge") return { kind: "charge", at, amount: ticks(row.amount_ticks) };
  if (row.kind_before === "charge" && row.at_before === row.at)
    return { kind: "charge", at, amount: ticks(row.amount_before ?? 0n) };
  const rateBefore = ticksPerSecond(row.rate_before ?? 0n);
  return { kind: "change", at, rateBefore, rateAfter: ticksPerSecond(row.rate_after) };
}
