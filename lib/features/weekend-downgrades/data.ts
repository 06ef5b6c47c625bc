import {
  FEWEST_DIPS,
  isRegular,
  type RateStep,
  type WeekendDip,
  weekendDips,
  weekendsBefore,
} from "@/lib/domain/accounts/weekend-downgrades";
import { DEFAULT_TIME_ZONE } from "@/lib/domain/display/locale";
import { instant } from "@/lib/domain/instant";
import { NO_TICKS, type Ticks, addTicks, ticksPerSecond } from "@/lib/domain/money/units";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { db } from "@/lib/platform/db/client";

/** An account that regularly rents less over weekends, with the evidence. */
export type DowngradingAccount = Readonly<{
  id: string;
  name: string;
  customerName: string;
  partnerName: string;
  dips: readonly WeekendDip[];
  saved: Ticks;
}>;

/** So many accounts with many changes are judged at most, those with the most changes first. */
const MOST_CANDIDATES = 2_000;

type StepRow = Readonly<{
  id: string;
  name: string;
  customer_name: string;
  partner_name: string;
  version: number;
  at: bigint;
  rate_per_second: bigint;
}>;

/**
 * The accounts whose configuration went down over at least three of the last eight weekends and came up again, the
 * largest saving first. Days are days in Germany for everyone, so that the evidence is the same whoever looks. For
 * vendor staff only.
 */
export async function listWeekendDowngrades(scope: Scope): Promise<DowngradingAccount[]> {
  requireVendor(scope, "view");
  const weekends = weekendsBefore(await portalNow(db), DEFAULT_TIME_ZONE);
  const since = weekends.at(-1)?.thursdayNoon ?? instant(0n);
  // Each weekend takes two changes: who made fewer cannot have made a pattern.
  const rows = await db.$queryRaw<StepRow[]>`
    WITH candidates AS (
      SELECT account_id FROM account_configurations WHERE at >= ${since}::bigint
      GROUP BY account_id HAVING count(*) >= ${FEWEST_DIPS * 2} ORDER BY count(*) DESC LIMIT ${MOST_CANDIDATES}
    )
    SELECT a.id, a.name, c.name AS customer_name, p.name AS partner_name, v.version, v.at, v.rate_per_second
    FROM candidates JOIN accounts a ON a.id = candidates.account_id JOIN organizations c ON c.id = a.customer_id
    JOIN organizations p ON p.id = a.partner_id JOIN account_configurations v ON v.account_id = a.id
      AND v.version >= coalesce((SELECT max(version) FROM account_configurations o
        WHERE o.account_id = a.id AND o.at < ${since}::bigint), 0)
    ORDER BY a.id, v.version`;
  return [...Map.groupBy(rows, ({ id }) => id).values()]
    .flatMap((ofAccount) => {
      const dips = weekendDips(ofAccount.map(toStep), weekends);
      const [first] = ofAccount;
      return first && isRegular(dips) ? [toAccount(first, dips)] : [];
    })
    .toSorted((one, other) => (one.saved > other.saved ? -1 : 1));
}

const toStep = (row: StepRow): RateStep => ({
  at: instant(row.at),
  version: row.version,
  rate: ticksPerSecond(row.rate_per_second),
});

const toAccount = (row: StepRow, dips: readonly WeekendDip[]): DowngradingAccount => ({
  id: row.id,
  name: row.name,
  customerName: row.customer_name,
  partnerName: row.partner_name,
  dips,
  saved: dips.reduce((sum, { saved }) => addTicks(sum, saved), NO_TICKS),
});
