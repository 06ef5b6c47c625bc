import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PbxConfiguration,
  isRented,
  normalizeLines,
  rateOf,
  sameLines,
} from "@/lib/domain/accounts/configuration";
import { differenceOf } from "@/lib/domain/accounts/configuration-difference";
import { monthlyIsc } from "@/lib/domain/money/amount";
import { cents } from "@/lib/domain/money/units";

const line = (article: string, quantity: number, price = 60n) => ({ article, quantity, price: cents(price) });
const pbx = (serial: string, ...lines: ReturnType<typeof line>[]): PbxConfiguration => ({
  serial,
  scenario: "on_premises",
  lines,
});
const anyLines = fc.array(
  fc.record({ article: fc.constantFrom("A", "B", "C"), quantity: fc.integer({ min: 0, max: 9 }) }),
);

describe("the lines of a configuration", () => {
  it("equal articles are one line, empty lines are none", () => {
    expect(normalizeLines([line("B", 1), line("A", 2), line("B", 3), line("C", 0)])).toEqual([
      { article: "A", quantity: 2 },
      { article: "B", quantity: 4 },
    ]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_001])(
    "a quantity of %d is refused",
    (quantity) => expect(() => normalizeLines([line("A", quantity)])).toThrow("quantity_invalid"),
  );

  it("a quantity too large in sum is refused too", () =>
    expect(() => normalizeLines([line("A", 600_000), line("A", 600_000)])).toThrow("quantity_invalid"));

  it("two sets of lines rent the same when each article has as many pieces, in whatever order", () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        expect(sameLines(lines, lines.toReversed())).toBe(true);
        expect(sameLines(lines, [...lines, { article: "A", quantity: 1 }])).toBe(false);
        expect(
          sameLines([...lines, { article: "D", quantity: 1 }], [...lines, { article: "E", quantity: 1 }]),
        ).toBe(false);
      }),
    );
  });

  it("what is rented burns the sum of its prices", () => {
    expect(rateOf([line("A", 25, 60n), line("B", 25, 185n)])).toBe(6_125n);
    expect(rateOf([])).toBe(0n);
  });

  it("free articles are rented, empty lines are not", () => {
    expect([
      isRented([pbx("1", line("A", 1, 0n))]),
      isRented([pbx("1", line("A", 0))]),
      isRented([]),
    ]).toEqual([true, false, false]);
  });
});

describe("a draft beside what is saved", () => {
  const saved = [pbx("1", line("A", 10), line("B", 5)), pbx("2", line("A", 1))];

  it("an untouched draft differs in nothing", () => {
    const { changed, oldRate, newRate } = differenceOf(saved, saved);
    expect([changed, oldRate, newRate]).toEqual([false, 960n, 960n]);
  });

  it("marks the changed line, its PBX and the account, and nothing else", () => {
    const difference = differenceOf(saved, [pbx("1", line("A", 12), line("B", 5)), pbx("2", line("A", 1))]);
    expect(difference.changed).toBe(true);
    expect(difference.pbxs.map(({ serial, changed }) => [serial, changed])).toEqual([
      ["1", true],
      ["2", false],
    ]);
    expect(difference.pbxs[0]?.lines.map(({ article, changed }) => [article, changed])).toEqual([
      ["A", true],
      ["B", false],
    ]);
    expect([monthlyIsc(difference.oldRate), monthlyIsc(difference.newRate)]).toEqual(["9.60", "10.80"]);
  });

  it("lists what is added and what is removed, with their consumption", () => {
    const { pbxs } = differenceOf(saved, [pbx("1", line("A", 10), line("C", 2)), pbx("3", line("A", 4))]);
    expect(
      pbxs.flatMap(({ serial, lines }) =>
        lines.map(({ article, oldQuantity, newQuantity, oldRate, newRate }) =>
          [serial, article, oldQuantity, newQuantity, oldRate, newRate].join(" "),
        ),
      ),
    ).toEqual(["1 A 10 10 600 600", "1 B 5 0 300 0", "1 C 0 2 0 120", "2 A 1 0 60 0", "3 A 0 4 0 240"]);
  });

  it("a new price is a change of its own", () => {
    const { pbxs, changed } = differenceOf([pbx("1", line("A", 1))], [pbx("1", line("A", 1, 90n))]);
    expect([changed, pbxs[0]?.lines[0]?.priceChanged, pbxs[0]?.lines[0]?.quantityChanged]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
