import type { Entry } from "@/lib/domain/accounts/entry";
import { type StretchCurve, stretchCurve } from "@/lib/domain/accounts/statement/curve";
import { instant } from "@/lib/domain/instant";
import { ticks } from "@/lib/domain/money/units";
import type { MonthStatement } from "@/lib/features/statements/data";
import { db } from "@/lib/platform/db/client";

/** More corners than this no chart can show: then the last entry of each of so many spans stands for its span. */
const MOST_CORNERS = 400;

type Row = Readonly<{
  kind: Entry["kind"];
  event: Entry["event"];
  at: bigint;
  from_at: bigint | null;
  amount_ticks: bigint;
  balance_ticks: bigint;
}>;

/** The balance of a statement's month, thinned out in the database; every stop stays, and every charge but of very many. */
export async function getMonthCurve(statement: MonthStatement): Promise<StretchCurve> {
  const { account, from, to } = statement;
  const rows = await db.$queryRaw<Row[]>`
    SELECT kind, event, at, from_at, amount_ticks, balance_ticks FROM (
      SELECT e.*, row_number() OVER (ORDER BY sequence) AS row, count(*) OVER () AS total FROM account_entries e
      WHERE account_id = ${account.id}::uuid AND at >= ${from}::bigint AND coalesce(from_at, at) < ${to}::bigint
    ) e WHERE row = total OR row % greatest(total / ${MOST_CORNERS}, 1) = 0
      OR (total < ${MOST_CORNERS * MOST_CORNERS} AND (event = 'stopped' OR kind = 'charge')) ORDER BY sequence`;
  const entries = rows.map((row) => ({
    kind: row.kind,
    event: row.event,
    at: instant(row.at),
    from: row.from_at === null ? null : instant(row.from_at),
    amount: ticks(row.amount_ticks),
    balance: ticks(row.balance_ticks),
  }));
  return stretchCurve({ ...statement, entries });
}
