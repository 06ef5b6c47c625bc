import fc from "fast-check";
import { expect, it } from "vitest";
import { type Cell, packRow, type Row, unpackRow } from "@/components/ui/packed-rows";

const text = fc.string({ unit: fc.constantFrom("a", "1", " ", "\t", "\n", "$", "<", "é", "€") });
const cell: fc.Arbitrary<Cell> = fc.oneof(
  text,
  fc.record({ text, href: text }),
  fc.integer(),
  fc.constantFrom(null, undefined),
);
const row: fc.Arbitrary<Row> = fc.record({
  key: text,
  cells: fc.array(cell),
  tone: fc.constantFrom("changed" as const, "ended" as const, undefined),
});

/** What a cell draws: numbers as their digits, and nothing for nothing. */
const shown = (drawn: Cell) => (typeof drawn === "object" && drawn !== null ? drawn : String(drawn ?? ""));

it("draws every row as it was before it was packed", () => {
  fc.assert(
    fc.property(row, (before) => {
      const { key, cells, tone } = unpackRow(packRow(before));
      expect({ key, tone, cells: cells.map(shown) }).toEqual({
        key: before.key,
        tone: before.tone,
        cells: before.cells.map(shown),
      });
    }),
  );
});

it("packs a row of texts into one, and leaves a row with anything else in it alone", () => {
  const plain: Row = { key: "7", cells: [{ href: "/second", text: "24 Jan" }, "Charged", null, 3] };
  expect(packRow(plain)).toBeTypeOf("string");
  const mixed: Row = { key: "7", cells: ["Charged", ["an", "element"]] };
  expect(packRow(mixed)).toBe(mixed);
});
