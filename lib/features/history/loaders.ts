import { type BalanceCurve, balanceCurve } from "@/lib/domain/accounts/balance-curve";
import { exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { addSeconds, instant, type Instant, seconds, SECONDS_PER_DAY } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";
import { loadAccount } from "@/lib/features/accounts/loaders";
import { type HistoryEntry, listCurveEntries, listHistory } from "@/lib/features/history/data";
import { type HistoryPageInput, historyPageSchema } from "@/lib/features/history/schema";
import { sensibleParams } from "@/lib/platform/sensible-params";

const PAGE_SIZE = 50;
/** How far the chart looks back, and how far ahead when nothing ends sooner. */
const SHOWN_DAYS = 90n;
const LEAST_AHEAD_DAYS = 14n;
const MOST_AHEAD_DAYS = 365n;

/** A page of an account's history, newest first; `olderThan` leads to the next one. */
export type LoadedHistory = Readonly<{
  entries: HistoryEntry[];
  olderThan: bigint | null;
  filter: HistoryPageInput;
}>;

/** The history of an account of the person asking. A filter that makes no sense counts as not given. */
export async function loadHistory(accountId: string, searchParams: SearchParams): Promise<LoadedHistory> {
  const { id } = await loadAccount(accountId);
  const filter = sensibleParams(historyPageSchema, searchParams);
  const rows = await listHistory({ accountId: id, ...filter, limit: PAGE_SIZE + 1 });
  const entries = rows.slice(0, PAGE_SIZE);
  const olderThan = rows.length > PAGE_SIZE ? (entries.at(-1)?.sequence ?? null) : null;
  return { entries, olderThan, filter };
}

/** The balance to draw: what it was, what it will be, and the charges in between. */
export type LoadedCurve = BalanceCurve &
  Readonly<{
    charges: readonly Readonly<{ at: Instant; amount: Ticks; balance: Ticks }>[];
    end: Instant | null;
    isStopped: boolean;
    now: Instant;
  }>;

/** The balance of the last 90 days and of the time to come. */
export async function loadBalanceCurve(accountId: string): Promise<LoadedCurve> {
  const { id, facts, now } = await loadAccount(accountId);
  const since = instant(now - SHOWN_DAYS * SECONDS_PER_DAY);
  const entries = await listCurveEntries(id, since);
  const end = exhaustionAfter(facts, now);
  const curve = balanceCurve({ entries, facts, now, horizon: horizonOf(now, end) });
  const charges = entries.filter(({ kind }) => kind === "charge");
  return { ...curve, charges, end, isStopped: stateAt(facts, now) === "stopped", now };
}

/** A little past the end, so that it can be seen; not so far that everything else becomes a line. */
function horizonOf(now: Instant, end: Instant | null): Instant {
  const least = addSeconds(now, seconds(LEAST_AHEAD_DAYS * SECONDS_PER_DAY));
  const most = addSeconds(now, seconds(MOST_AHEAD_DAYS * SECONDS_PER_DAY));
  if (end === null || end < least) return least;
  return end > most ? most : end;
}
