import { expect, test } from "vitest";
import { instant } from "@/lib/domain/instant";
import { promotedSystem, promotionStateAt } from "@/lib/domain/promotions/promotion";

const system = (serial: string, name: string, isFree = false) => ({ serial, name, isFree });

test("a promotion is over from the second of its end on, whoever has noted it", () => {
  expect(promotionStateAt("approved", instant(100n), instant(99n))).toBe("approved");
  expect(promotionStateAt("approved", instant(100n), instant(100n))).toBe("ended");
  expect(promotionStateAt("requested", null, instant(100n))).toBe("requested");
  expect(promotionStateAt("rejected", null, instant(100n))).toBe("rejected");
});

test("the system is the one of exactly that name: neither its case nor a space more is forgiven", () => {
  const systems = [system("A", "headquarters"), system("B", "Headquarters "), system("C", "Headquarters")];
  expect(promotedSystem(systems, "Headquarters")).toBe("C");
  expect(promotedSystem(systems, "HEADQUARTERS")).toBeNull();
  expect(promotedSystem(systems, "Head")).toBeNull();
});

test("one system is free and no second one, whatever the free one is called", () => {
  expect(promotedSystem([system("A", "HQ", true), system("B", "HQ")], "HQ")).toBeNull();
  expect(promotedSystem([system("A", "Old name", true), system("B", "HQ")], "HQ")).toBeNull();
  expect(promotedSystem([system("A", "HQ"), system("B", "HQ")], "HQ")).toBe("A");
});
