import type { Entry } from "@/lib/domain/accounts/entry";
import {
  type Instant,
  type Seconds,
  earlierOf,
  laterOf,
  seconds,
  secondsBetween,
} from "@/lib/domain/instant";
import { burn } from "@/lib/domain/money/burn";
import { NO_TICKS, type Ticks, addTicks, subtractTicks } from "@/lib/domain/money/units";

/** What of an entry a statement is made of. */
export type StatementEntry = Pick<Entry, "kind" | "at" | "from" | "amount" | "balance" | "rateAfter"> &
  Readonly<{ version: number; keyLastGroup: string | null }>;

/** Credit that came in, or was forfeited, at one moment; of many in a day, all of that day together. */
export type Movement = Readonly<{
  at: Instant;
  amount: Ticks;
  count: bigint;
  /** The key's last group; null where there is none, or several. */
  keyLastGroup: string | null;
}>;

/** How long, in one day of the statement, a version of the configuration was paid for. */
export type Usage = Readonly<{ day: Instant; version: number; seconds: Seconds }>;

/** A stretch of a ledger, summed up: enough to make a statement of it, and small however many entries there were. */
export type Tally = Readonly<{
  opening: Ticks;
  closing: Ticks;
  charges: readonly Movement[];
  forfeits: readonly Movement[];
  debited: Ticks;
  usage: ReadonlyMap<string, Usage>;
}>;

/** More charges or forfeits than this are told day by day. */
const MOST_MOVEMENTS = 300;

/** The tally before any entry, of an account that held so much until then. */
export const emptyTally = (balance: Ticks): Tally => ({
  opening: balance,
  closing: balance,
  charges: [],
  forfeits: [],
  debited: NO_TICKS,
  usage: new Map(),
});

/**
 * Continues a tally with the next entries of the ledger, oldest first. `cuts` are the beginnings of the statement's
 * days, and its end. Of a rental that began before, or goes on after, only the seconds within count; what it debited
 * before belongs to the opening balance. An entry that lies after the end altogether is left out.
 */
export function tallyEntries(
  tally: Tally,
  entries: readonly StatementEntry[],
  cuts: readonly Instant[],
): Tally {
  const usage = new Map(tally.usage);
  let { opening, closing, debited } = tally;
  const [charges, forfeits] = [[...tally.charges], [...tally.forfeits]];
  const [first, end] = [cuts[0], cuts.at(-1)];
  if (first === undefined || end === undefined) return tally;
  for (const entry of entries) {
    if (entry.from !== null) {
      const rate = entry.rateAfter;
      const before = burn(rate, overlap(entry.from, entry.at, { from: entry.from, to: first }));
      const within = burn(rate, addUsage(usage, entry, cuts));
      opening = subtractTicks(opening, before);
      debited = subtractTicks(debited, within);
      closing = subtractTicks(closing, addTicks(before, within));
    } else if (entry.at < end) {
      closing = addTicks(closing, entry.amount);
      if (entry.kind === "charge") charges.push(movementOf(entry));
      else if (entry.amount !== 0n) forfeits.push(movementOf(entry));
    }
  }
  const [told, lost] = [byDay(charges, cuts), byDay(forfeits, cuts)];
  return { opening, closing, charges: told, forfeits: lost, debited, usage };
}

function addUsage(
  usage: Map<string, Usage>,
  { from, at, version }: StatementEntry,
  cuts: readonly Instant[],
): Seconds {
  let total = 0n;
  let day = cuts[0];
  for (const next of cuts.slice(1)) {
    if (from === null || day === undefined) break;
    const length = overlap(from, at, { from: day, to: next });
    if (length > 0n) {
      const key = `${day}:${version}`;
      const known = usage.get(key)?.seconds ?? 0n;
      usage.set(key, { day, version, seconds: seconds(known + length) });
    }
    total += length;
    day = next;
  }
  return seconds(total);
}

/** How many of the seconds from one moment to another lie in a span. */
function overlap(from: Instant, to: Instant, span: Readonly<{ from: Instant; to: Instant }>): Seconds {
  const length = secondsBetween(laterOf(from, span.from), earlierOf(to, span.to));
  return length > 0n ? length : seconds(0n);
}

const movementOf = ({ at, amount, keyLastGroup }: StatementEntry): Movement => ({
  at,
  amount,
  count: 1n,
  keyLastGroup,
});

function byDay(movements: readonly Movement[], cuts: readonly Instant[]): readonly Movement[] {
  if (movements.length <= MOST_MOVEMENTS) return movements;
  const days = Map.groupBy(movements, ({ at }) => cuts.findLast((cut) => cut <= at));
  return [...days.values()].flatMap((ofDay) => {
    const [first] = ofDay;
    if (!first) return [];
    const amount = ofDay.reduce((sum, movement) => addTicks(sum, movement.amount), NO_TICKS);
    const count = ofDay.reduce((sum, movement) => sum + movement.count, 0n);
    return [{ at: first.at, amount, count, keyLastGroup: count === 1n ? first.keyLastGroup : null }];
  });
}
