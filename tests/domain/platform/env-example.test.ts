import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { parseSettings } from "@/lib/platform/env";
import { settingsSchema } from "@/lib/platform/env-schema";

const lines = (await readFile(".env.example", "utf8")).split("\n");
const VALUE = /^(#   )?([A-Z_]+)=(.*)$/;
const told = lines.flatMap((line) => {
  const [, example, name = "", value = ""] = VALUE.exec(line) ?? [];
  return name === "" ? [] : [{ isExample: example !== undefined, name, value }];
});

test(".env.example names each setting once, empty, and nothing else", () => {
  const set = told.filter(({ isExample }) => !isExample);
  expect(set.map(({ name }) => name).toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
  expect(set.every(({ value }) => value === "")).toBe(true);
});

test("its examples are accepted", () => {
  const examples = told.filter(({ isExample }) => isExample).map(({ name, value }) => [name, value]);
  expect(examples.length).toBeGreaterThan(3);
  expect(() => parseSettings(Object.fromEntries(examples))).not.toThrow();
});
