import fc from "fast-check";
import { expect, test } from "vitest";
import {
  balanceStep,
  licenseBalance,
  PROJECT_EVENTS,
  withRunningBalance,
} from "@/lib/domain/licenses/balance";

test("what is neither left nor in own activations was used", () => {
  expect(
    licenseBalance({ articleNumber: "a", loaded: 100n, inOwnActivations: 20n, left: 43n }),
  ).toMatchObject({
    used: 37n,
  });
});

test("after every event loaded − used − in own activations is what is left", () => {
  const event = fc.record({ event: fc.constantFrom(...PROJECT_EVENTS), amount: fc.bigInt(1n, 2n ** 63n) });
  fc.assert(
    fc.property(fc.array(event), (events) => {
      for (const { balance } of withRunningBalance(events))
        expect(balance.loaded - balance.used - balance.inOwnActivations).toBe(balance.left);
    }),
  );
});

test("of 100 licenses 37 are bound, the rest is left", () => {
  const events = [
    { event: "added", amount: 100n },
    { event: "bound", amount: 37n },
  ] as const;
  expect(withRunningBalance(events).at(-1)?.balance).toEqual({
    loaded: 100n,
    used: 37n,
    inOwnActivations: 0n,
    left: 63n,
  });
});

test("cancelling and returning undo what creating and binding did", () => {
  for (const [there, back] of [
    ["created", "cancelled"],
    ["bound", "returned"],
  ] as const) {
    const [one, other] = [balanceStep(there, 5n), balanceStep(back, 5n)];
    for (const name of ["loaded", "used", "inOwnActivations", "left"] as const)
      expect(one[name] + other[name]).toBe(0n);
  }
});
