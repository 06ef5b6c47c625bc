import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTRACT_KINDS, CONTRACT_STATES } from "@/lib/domain/contracts/contract";
import { decideMayRent, missingContracts, type RentalContract } from "@/lib/domain/contracts/may-rent";
import { instant } from "@/lib/domain/instant";

const NOW = instant(1_000n);
const contract = (changes: Partial<RentalContract> = {}): RentalContract => ({
  kind: "software_rental",
  state: "approved",
  startsAt: NOW,
  ...changes,
});
const word = (...contracts: RentalContract[]) =>
  decideMayRent(contracts, { kind: "software_rental", now: NOW });

test("an approved contract carries rental from its start on", () => {
  expect(word(contract())).toBe("allowed");
  expect(word(contract({ startsAt: instant(NOW + 1n) }))).toBe("contract_not_started");
});

test("without one, the word says how far it has come", () => {
  const none = { startsAt: null };
  expect(word()).toBe("contract_missing");
  const others = CONTRACT_KINDS.filter((kind) => kind !== "software_rental");
  for (const kind of others) expect(word(contract({ kind }))).toBe("contract_missing");
  expect(word(contract({ ...none, state: "draft" }))).toBe("contract_missing");
  expect(word(contract({ ...none, state: "submitted" }))).toBe("contract_undecided");
  expect(word(contract({ ...none, state: "rejected" }))).toBe("contract_rejected");
});

test("from the notice on nothing new is rented", () => {
  expect(word(contract({ state: "ended" }))).toBe("contract_ended");
});

test("the customer's own or the partner's: one in force is enough, else the nearest counts", () => {
  const ended = contract({ state: "ended" });
  expect(word(ended, contract())).toBe("allowed");
  expect(word(contract({ state: "submitted", startsAt: null }), ended)).toBe("contract_undecided");
  expect(word(contract({ state: "rejected", startsAt: null }), ended)).toBe("contract_rejected");
});

test("a PBX in the cloud needs myApps Cloud beside Software Rental", () => {
  const both = [contract(), contract({ kind: "myapps_cloud" })];
  expect(missingContracts({ contracts: both, purposes: ["on_premises", "cloud"] }, NOW)).toEqual([]);
  expect(missingContracts({ contracts: [contract()], purposes: ["on_premises"] }, NOW)).toEqual([]);
  expect(missingContracts({ contracts: [contract()], purposes: ["cloud"] }, NOW)).toEqual([
    { kind: "myapps_cloud", obstacle: "contract_missing", startsAt: null },
  ]);
  const later = contract({ startsAt: instant(NOW + 5n) });
  expect(
    missingContracts({ contracts: [later], purposes: ["cloud"] }, NOW).map(({ startsAt }) => startsAt),
  ).toEqual([NOW + 5n, null]);
});

test("it is allowed if and only if some contract of the kind is approved and has started", () => {
  const anyContract = fc.record({
    kind: fc.constantFrom(...CONTRACT_KINDS),
    state: fc.constantFrom(...CONTRACT_STATES),
    startsAt: fc.option(fc.bigInt(900n, 1_100n).map(instant)),
  });
  fc.assert(
    fc.property(fc.array(anyContract), (contracts) => {
      const carried = contracts.some(
        ({ kind, state, startsAt }) =>
          kind === "software_rental" && state === "approved" && startsAt !== null && startsAt <= NOW,
      );
      expect(word(...contracts) === "allowed").toBe(carried);
    }),
  );
});
