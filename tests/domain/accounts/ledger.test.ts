import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeConfiguration } from "@/lib/domain/accounts/change-configuration";
import { charge } from "@/lib/domain/accounts/charge";
import type { Posting } from "@/lib/domain/accounts/entry";
import { type EntryEvent, entryEvent } from "@/lib/domain/accounts/entry-event";
import { type LedgerEntry, entryText } from "@/lib/domain/accounts/entry-text";
import { type AccountFacts, type AccountState, newAccount, stateOf } from "@/lib/domain/accounts/facts";
import { settle } from "@/lib/domain/accounts/settle";
import { addSeconds, instant } from "@/lib/domain/instant";
import { cents, ticks, ticksPerSecond } from "@/lib/domain/money/units";
import { isRefusal } from "@/lib/domain/refusal";
import { anyRate, anySeconds, anyTicks } from "@/tests/support/arbitraries";

const anyWrite = fc.oneof(
  fc.record({ do: fc.constant("settle" as const), pause: anySeconds }),
  fc.record({
    do: fc.constant("charge" as const),
    pause: anySeconds,
    ticks: anyTicks,
    rate: fc.option(anyRate),
  }),
  fc.record({ do: fc.constant("change" as const), pause: anySeconds, pieces: fc.nat(3), rate: anyRate }),
);
type Write = typeof anyWrite extends fc.Arbitrary<infer Value> ? Value : never;

const linesOf = (pieces: number) =>
  [{ serial: "A", scenario: "cloud", lines: [{ article: "P", quantity: pieces }] }] as const;

function write(facts: AccountFacts, step: Write): Posting {
  const now = addSeconds(facts.settledAt, step.pause);
  if (step.do === "charge") {
    const repricedRate = facts.rented ? (step.rate ?? undefined) : undefined;
    return charge(facts, { ticks: ticks(step.ticks + 1n), repricedRate }, now);
  }
  if (step.do === "change") {
    return changeConfiguration(facts, { pbxs: linesOf(step.pieces), priceOf: () => cents(step.rate) }, now);
  }
  const { entry, facts: settled } = settle(facts, now);
  return { entries: entry ? [entry] : [], facts: settled };
}

/** What a row of writes posts; the refused ones post nothing. */
function postingsOf(steps: readonly Write[]): Posting[] {
  const postings: Posting[] = [];
  for (const step of steps) {
    try {
      postings.push(write(postings.at(-1)?.facts ?? newAccount(instant(0n)), step));
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  return postings;
}

const anyPostings = fc.array(anyWrite, { maxLength: 15 }).map(postingsOf);
const TOLD = { started: "running", resumed: "running", stopped: "stopped", ended: "idle" } as const;
const isTelling = (event: EntryEvent | null): event is keyof typeof TOLD =>
  event !== null && Object.hasOwn(TOLD, event);

describe("the ledger", () => {
  it("entries explain the balance: each continues the one before, and all of them make it", () => {
    fc.assert(
      fc.property(anyPostings, (postings) => {
        let before = { at: 0n, balance: 0n, rate: 0n };
        for (const entry of postings.flatMap(({ entries }) => entries)) {
          expect(entry.balance).toBe(before.balance + entry.amount);
          expect(entry.balance).toBeGreaterThanOrEqual(0n);
          expect(entry.from ?? entry.at).toBeGreaterThanOrEqual(before.at);
          if (entry.from !== null) expect(entry.amount).toBe(-before.rate * (entry.at - entry.from));
          before = { at: entry.at, balance: entry.balance, rate: entry.rateAfter };
        }
        const last = postings.at(-1)?.facts ?? newAccount(instant(0n));
        expect([before.balance, before.rate]).toEqual([last.balance, last.rate]);
      }),
    );
  });

  it("who reads the events alone knows the state after every write", () => {
    fc.assert(
      fc.property(anyPostings, (postings) => {
        let state: AccountState = "idle";
        for (const { entries, facts } of postings) {
          for (const { event } of entries) if (isTelling(event)) state = TOLD[event];
          expect(state).toBe(stateOf(facts));
        }
      }),
    );
  });
});

const standing = (balance: bigint, rate: bigint, rented = true) => ({
  balance: ticks(balance),
  rate: ticksPerSecond(rate),
  rented,
});

describe("the event of an entry", () => {
  it.each([
    ["the first credit of an account is no event", null, standing(5n, 0n, false), null],
    ["an account whose first entry runs has started", null, standing(5n, 1n), "started"],
    ["renting starts it", standing(5n, 0n, false), standing(5n, 1n), "started"],
    ["running dry stops it", standing(5n, 3n), standing(2n, 3n), "stopped"],
    ["credit resumes it", standing(2n, 3n), standing(9n, 3n), "resumed"],
    ["a smaller configuration resumes it too", standing(2n, 3n), standing(2n, 2n), "resumed"],
    ["removing everything ends it", standing(9n, 3n), standing(9n, 0n, false), "ended"],
    ["also when it was stopped", standing(2n, 3n), standing(2n, 0n, false), "ended"],
    ["another rate is a change", standing(9n, 3n), standing(9n, 2n), "changed"],
    ["another debit is no event", standing(9n, 3n), standing(6n, 3n), null],
  ] as const)("%s", (...[, before, after, event]) => {
    expect(entryEvent(before, after)).toBe(event);
  });

  it("another configuration at the same rate is a change", () => {
    const [before, after] = [standing(9n, 3n), standing(9n, 3n)];
    expect(entryEvent({ ...before, configurationVersion: 1 }, { ...after, configurationVersion: 2 })).toBe(
      "changed",
    );
    expect(
      entryEvent({ ...before, configurationVersion: 2 }, { ...after, configurationVersion: 2 }),
    ).toBeNull();
  });
});

describe("the text an entry's hash is taken of", () => {
  const entry: LedgerEntry = {
    accountId: "0190a7c2-0000-7000-8000-000000000001",
    sequence: 2n,
    kind: "rental",
    at: instant(102n),
    from: instant(100n),
    amount: ticks(-20n),
    balance: ticks(5n),
    rateAfter: ticksPerSecond(10n),
    rentedAfter: true,
    configurationVersion: 3,
    actor: "0190a7c2-0000-7000-8000-00000000000a",
    source: "session",
    reference: "key|7",
    previousHash: "ab12",
  };

  it("has every field in the order the database writes it", () =>
    expect(entryText(entry)).toBe(
      "ab12|0190a7c2-0000-7000-8000-000000000001|2|rental|102|-20|5|10|t|3|100|0190a7c2-0000-7000-8000-00000000000a|session|key|7",
    ));

  it("keeps the place of what is missing", () =>
    expect(
      entryText({
        ...entry,
        kind: "charge",
        from: null,
        actor: null,
        reference: null,
        previousHash: null,
        rentedAfter: false,
      }),
    ).toBe("|0190a7c2-0000-7000-8000-000000000001|2|charge|102|-20|5|10|f|3|||session|"));
});
