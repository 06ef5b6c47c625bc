import { expect, test } from "vitest";
import type { PbxLines } from "@/lib/domain/accounts/configuration";
import { growingScenarios } from "@/lib/domain/contracts/growing-scenarios";

const SAVED: readonly PbxLines[] = [
  { serial: "A", scenario: "on_premises", lines: [{ article: "Port", quantity: 10 }] },
  { serial: "B", scenario: "cloud", lines: [{ article: "Port", quantity: 5 }] },
];
const growing = (serial: string, ...lines: readonly (readonly [article: string, quantity: number])[]) =>
  growingScenarios(SAVED, [{ serial, lines: lines.map(([article, quantity]) => ({ article, quantity })) }]);

test("more pieces or another article is new rental, where the PBX runs", () => {
  expect(growing("A", ["Port", 11])).toEqual(["on_premises"]);
  expect(growing("A", ["Port", 10], ["UC", 1])).toEqual(["on_premises"]);
  expect(growing("B", ["Port", 3], ["Port", 3])).toEqual(["cloud"]);
  const wanted = ["A", "B"].map((serial) => ({ serial, lines: [{ article: "Port", quantity: 99 }] }));
  expect(growingScenarios(SAVED, wanted)).toEqual(["on_premises", "cloud"]);
});

test("the same, less and nothing is not, nor is a license that stays at zero", () => {
  expect(growing("A", ["Port", 10])).toEqual([]);
  expect(growing("A", ["Port", 9])).toEqual([]);
  expect(growing("A", ["Port", 10], ["UC", 0])).toEqual([]);
  expect(growing("A")).toEqual([]);
});
