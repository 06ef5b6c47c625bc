import { expect, test } from "vitest";
import { decideDeletion, type DeletionCase } from "@/lib/domain/accounts/decide-deletion";
import { NO_RATE, ticks, ticksPerSecond } from "@/lib/domain/money/units";

const idle: DeletionCase["account"] = {
  balance: ticks(500n),
  rate: NO_RATE,
  rented: false,
  name: "Nordlicht.example",
  isDeleted: false,
};

const decided = (
  account: Partial<DeletionCase["account"]> = {},
  { typedName = "Nordlicht.example", seenBalance = ticks(500n) } = {},
) => decideDeletion({ account: { ...idle, ...account }, typedName, seenBalance });

test("what rents nothing is deleted, with its name typed and its balance seen", () => {
  expect(decided()).toBe("allowed");
  expect(decided({ balance: ticks(0n) }, { seenBalance: ticks(0n) })).toBe("allowed");
});

test("what rents is not deleted, also where all of it is free or has stopped", () => {
  expect(decided({ rented: true, rate: ticksPerSecond(60n) })).toBe("account_rents");
  expect(decided({ rented: true, rate: NO_RATE })).toBe("account_rents");
  const stopped = { rented: true, rate: ticksPerSecond(600n) };
  expect(decided(stopped)).toBe("account_rents");
});

test("the name is typed to the letter, and a balance that moved either way is told", () => {
  expect(decided({}, { typedName: "nordlicht.example" })).toBe("name_differs");
  expect(decided({}, { typedName: "" })).toBe("name_differs");
  expect(decided({}, { seenBalance: ticks(499n) })).toBe("balance_moved");
  expect(decided({}, { seenBalance: ticks(501n) })).toBe("balance_moved");
});

test("what is deleted already is told first", () => {
  expect(decided({ isDeleted: true, rented: true }, { typedName: "" })).toBe("account_deleted");
});
