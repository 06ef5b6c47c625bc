import * as fc from "fast-check";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { charge } from "@/lib/domain/accounts/charge";
import type { Entry, Posting } from "@/lib/domain/accounts/entry";
import { type AccountFacts, newAccount } from "@/lib/domain/accounts/facts";
import { forfeit } from "@/lib/domain/accounts/forfeit";
import { settle } from "@/lib/domain/accounts/settle";
import type { StatementLine } from "@/lib/domain/accounts/statement/parts";
import { addSeconds, type Instant, instant, seconds } from "@/lib/domain/instant";
import { cents, ticks } from "@/lib/domain/money/units";
import { isRefusal } from "@/lib/domain/refusal";
import { anyTicks } from "@/tests/support/arbitraries";

const PBXS = ["A", "B"] as const;
const ARTICLES = ["P", "Q"] as const;

const anyPause = fc.oneof(
  fc.constant(0n),
  fc.bigInt({ min: 1n, max: 90n }),
  fc.bigInt({ min: 1n, max: 3_000_000n }),
);
const anyLine = fc.record({
  serial: fc.constantFrom(...PBXS),
  article: fc.constantFrom(...ARTICLES),
  quantity: fc.nat(300),
});
const anyStep = fc.oneof(
  fc.record({ do: fc.constant("settle" as const), pause: anyPause }),
  fc.record({ do: fc.constant("charge" as const), pause: anyPause, ticks: anyTicks }),
  fc.record({
    do: fc.constant("change" as const),
    pause: anyPause,
    lines: fc.uniqueArray(anyLine, { maxLength: 4, selector: (line) => line.serial + line.article }),
    price: fc.bigInt({ min: 0n, max: 900n }),
  }),
  fc.record({ do: fc.constant("forfeit" as const), pause: fc.constant(0n) }),
);
type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

/** A ledger that charges, changes, stops and pauses of a random account led to, with all its configurations. */
export type History = Readonly<{
  entries: readonly (Entry & Readonly<{ version: number; keyLastGroup: string | null }>)[];
  facts: AccountFacts;
  now: Instant;
  lines: ReadonlyMap<number, readonly StatementLine[]>;
}>;

function write(facts: AccountFacts, step: Step): Posting {
  const now = addSeconds(facts.settledAt, seconds(step.pause));
  if (step.do === "charge") return charge(facts, { ticks: ticks(step.ticks + 1n) }, now);
  if (step.do === "forfeit") return forfeit(facts, now);
  if (step.do === "settle") {
    const { entry, facts: settled } = settle(facts, now);
    return { entries: entry ? [entry] : [], facts: settled };
  }
  const pbxs = PBXS.map((serial) => ({
    serial,
    scenario: "cloud" as const,
    lines: step.lines.filter((line) => line.serial === serial),
  }));
  return changeConfiguration(
    facts,
    { pbxs, priceOf: (article) => cents(article === "P" ? step.price : step.price * 3n) },
    now,
  );
}

/** The lines a change stores, as the database would. */
function linesOf(step: Step): StatementLine[] {
  if (step.do !== "change") return [];
  return step.lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ serial, article, quantity }) => ({
      serial,
      pbx: `pbx ${serial}`,
      article,
      name: `article ${article}`,
      quantity,
      price: cents(article === "P" ? step.price : step.price * 3n),
    }));
}

function historyOf(steps: readonly Step[], later: bigint): History {
  let facts = newAccount(instant(0n));
  let version = 0;
  const entries: History["entries"][number][] = [];
  const lines = new Map<number, readonly StatementLine[]>();
  for (const step of steps) {
    try {
      const posting = write(facts, step);
      const old = version;
      if (step.do === "change") lines.set((version += 1), linesOf(step));
      for (const entry of posting.entries)
        entries.push({ ...entry, version: entry.kind === "change" ? version : old, keyLastGroup: null });
      facts = posting.facts;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return { entries, facts, now: addSeconds(facts.settledAt, seconds(later)), lines };
}

/** Histories of up to twenty writes, seen some time after the last one. */
export const anyHistory: fc.Arbitrary<History> = fc
  .tuple(fc.array(anyStep, { maxLength: 20 }), anyPause)
  .map(([steps, later]) => historyOf(steps, later));
