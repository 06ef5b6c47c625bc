import { expect, test } from "vitest";
import { linesAfter, type PbxLines } from "@/lib/domain/accounts/configuration";

const SAVED: PbxLines[] = [
  { serial: "A", scenario: "cloud", lines: [{ article: "P", quantity: 1 }] },
  { serial: "B", scenario: "on_premises", isFree: true, lines: [{ article: "P", quantity: 2 }] },
];

test("what is wanted replaces what one PBX rents, in normal form; all others keep theirs", () => {
  const wanted = [
    { article: "U", quantity: 1 },
    { article: "P", quantity: 0 },
    { article: "U", quantity: 2 },
  ];
  const after = linesAfter(SAVED, [{ serial: "A", lines: wanted }]);
  expect(after).toEqual([
    { serial: "A", scenario: "cloud", isFree: undefined, lines: [{ article: "U", quantity: 3 }] },
    SAVED[1],
  ]);
});
