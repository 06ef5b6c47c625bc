import type { Usage } from "@/lib/domain/accounts/statement/tally";
import { type Instant, type Seconds, seconds } from "@/lib/domain/instant";
import { burn, rateOfPieces } from "@/lib/domain/money/burn";
import { type Cents, NO_TICKS, type Ticks, addTicks, negateTicks } from "@/lib/domain/money/units";

/** So many pieces of an article on one PBX, at a pinned price, with names for people. */
export type StatementLine = Readonly<{
  serial: string;
  pbx: string;
  article: string;
  name: string;
  quantity: number;
  price: Cents;
}>;
/** The lines of each version of an account's configuration that was paid for. */
export type LinesByVersion = ReadonlyMap<number, readonly StatementLine[]>;

/** A line, how long it was paid for, and what that debited: −(quantity × price × seconds). */
export type Part = StatementLine & Readonly<{ seconds: Seconds; amount: Ticks }>;

/** What an article cost in a day, on all PBXs together. */
export type DayOfArticle = Readonly<{ day: Instant; article: string; name: string; amount: Ticks }>;

/** What was paid for, PBX by PBX and article by article, each quantity and price for itself; no tick is lost. */
export function partsOf(usage: Iterable<Usage>, lines: LinesByVersion): Part[] {
  const parts = new Map<string, Part>();
  for (const { version, seconds: length } of usage)
    for (const line of lines.get(version) ?? []) {
      const key = [line.serial, line.article, line.quantity, line.price].join("@");
      parts.set(key, longer(parts.get(key) ?? { ...line, seconds: seconds(0n), amount: NO_TICKS }, length));
    }
  return [...parts.values()].toSorted(inOrder);
}

/** What each article cost each day, in the order of the days. */
export function articlesByDay(usage: Iterable<Usage>, lines: LinesByVersion): DayOfArticle[] {
  const days = new Map<string, DayOfArticle>();
  for (const { day, version, seconds: length } of usage)
    for (const line of lines.get(version) ?? []) {
      const { article, name } = line;
      const key = `${day}@${article}`;
      const known = days.get(key)?.amount ?? NO_TICKS;
      days.set(key, { day, article, name, amount: addTicks(known, debitOf(line, length)) });
    }
  return [...days.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

const longer = (part: Part, length: Seconds): Part => ({
  ...part,
  seconds: seconds(part.seconds + length),
  amount: addTicks(part.amount, debitOf(part, length)),
});

const debitOf = ({ price, quantity }: StatementLine, length: Seconds): Ticks =>
  negateTicks(burn(rateOfPieces(price, quantity), length));

function inOrder(one: Part, other: Part): number {
  const [left, right] = [placeOf(one), placeOf(other)];
  if (left !== right) return left < right ? -1 : 1;
  if (one.quantity !== other.quantity) return one.quantity < other.quantity ? -1 : 1;
  return one.price < other.price ? -1 : 1;
}

const placeOf = ({ pbx, serial, name, article }: Part): string => [pbx, serial, name, article].join("\u0000");
