import { balanceAt, exhaustionAfter } from "@/lib/domain/accounts/balance";
import type { Entry } from "@/lib/domain/accounts/entry";
import type { AccountFacts } from "@/lib/domain/accounts/facts";
import { keptUntil, stopsOf } from "@/lib/domain/accounts/rental-ends";
import { settle } from "@/lib/domain/accounts/settle";
import { addSeconds, type Instant, laterOf, seconds } from "@/lib/domain/instant";
import { type Ticks, subtractTicks } from "@/lib/domain/money/units";

/** A corner of the balance's curve; between two corners it runs straight. */
export type CurvePoint = Readonly<{ at: Instant; balance: Ticks }>;
/** The balance until now, and from now on if nothing is changed. Both contain the point of now. */
export type BalanceCurve = Readonly<{ past: readonly CurvePoint[]; projected: readonly CurvePoint[] }>;

/** The entries to draw, in order; the stored facts after the last of them; and how far to look ahead. */
export type CurveInput = Readonly<{
  entries: readonly Pick<Entry, "at" | "from" | "amount" | "balance">[];
  facts: AccountFacts;
  now: Instant;
  horizon: Instant;
}>;

/**
 * The corners of an account's balance: a rental is a slope, a charge a step, and everything else level. What was
 * debited since the last entry is drawn too, so the curve is right however late the account is settled.
 */
export function balanceCurve({ entries, facts, now, horizon }: CurveInput): BalanceCurve {
  const present = laterOf(now, facts.settledAt);
  const unsettled = settle(facts, present).entry;
  const drawn = unsettled === null ? entries : [...entries, unsettled];
  const here: CurvePoint = { at: present, balance: balanceAt(facts, present) };
  const past = drawn.flatMap(({ at, from, amount, balance }) => [
    { at: from ?? at, balance: subtractTicks(balance, amount) },
    { at, balance },
  ]);
  return {
    past: withoutRepeats([...past, here]),
    projected: withoutRepeats([here, ...ahead(facts, present, horizon)]),
  };
}

function ahead(facts: AccountFacts, present: Instant, horizon: Instant): CurvePoint[] {
  const exhaustion = exhaustionAfter(facts, present);
  const stops = stopsOf(facts.ends).filter(({ at }) => exhaustion === null || at < exhaustion);
  const corners = [...stops.map(({ at }) => at), ...(exhaustion === null ? [] : [exhaustion])];
  const level = (at: Instant): CurvePoint => ({ at, balance: balanceAt(facts, at) });
  const end = keptUntil(facts.ends);
  // What is forfeited falls in one second: two points, the lower one behind.
  const fall = end === null ? [] : [{ ...level(addSeconds(end, seconds(-1n))), at: end }, level(end)];
  return [...corners.map(level), ...fall, level(horizon)].filter(({ at }) => at > present && at <= horizon);
}

function withoutRepeats(points: readonly CurvePoint[]): CurvePoint[] {
  const corners: CurvePoint[] = [];
  for (const point of points) {
    const before = corners.at(-1);
    if (before?.at !== point.at || before.balance !== point.balance) corners.push(point);
  }
  return corners;
}
