import { beforeEach, expect, test } from "vitest";
import { isRefusal } from "@/lib/domain/refusal";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, PORT, rent } from "@/tests/support/rental";
import {
  activate,
  activeDevices,
  listedDevices,
  openDeviceRental,
  rentingByVersion,
  swap,
} from "@/tests/support/rental-devices";

beforeEach(() => freezeClock());

const codesOf = (results: readonly PromiseSettledResult<unknown>[]): string[] =>
  results.flatMap((result) =>
    result.status === "rejected"
      ? [isRefusal(result.reason) ? result.reason.code : String(result.reason)]
      : [],
  );

/** How many of the given devices rent in each version, from the first in which any did. */
async function rentingEach(accountId: string, serials: readonly string[]): Promise<number[]> {
  const versions = [...(await rentingByVersion(accountId)).entries()].toSorted(
    ([one], [other]) => one - other,
  );
  const counts = versions.map(([, renting]) => renting.filter((serial) => serials.includes(serial)).length);
  return counts.slice(counts.findIndex((count) => count > 0));
}

test("twenty swaps of one device for twenty others at once: one counts, and one device rents in every second", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const fresh = await listedDevices(rental, 20);
  await advanceClock(60n);
  const results = await Promise.allSettled(fresh.map((serial) => swap(rental, [old, serial])));
  expect(codesOf(results)).toEqual(Array.from({ length: 19 }, () => "rental_device_retired"));
  expect(await rentingEach(rental.accountId, [old, ...fresh])).toEqual([1, 1]);
  expect(await db.deviceSwap.count({ where: { accountId: rental.accountId } })).toBe(1);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("two broken devices and one to replace them: it takes one place", async () => {
  const rental = await openDeviceRental();
  const broken = await activeDevices(rental, 2);
  const [fresh = ""] = await listedDevices(rental);
  const results = await Promise.allSettled(broken.map((old) => swap(rental, [old, fresh])));
  expect(codesOf(results)).toEqual(["rental_device_active"]);
  expect(await rentingEach(rental.accountId, [...broken, fresh])).toEqual([2, 2]);
});

test("fifty times one reference swaps once and answers alike", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  const answers = await Promise.all(Array.from({ length: 50 }, () => swap(rental, [old, fresh], "rma-1")));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect((await readLedger(rental.accountId)).filter(({ event }) => event === "rma")).toHaveLength(1);
  await expect(swap(rental, [fresh, old], "rma-1")).rejects.toMatchObject({ code: "idempotency_mismatch" });
});

test("a swap among charges, changes of licenses and deactivations: never both devices, never neither but by hand", async () => {
  const rental = await openDeviceRental("50");
  const [old = ""] = await activeDevices(rental);
  const [fresh = "", other = ""] = await listedDevices(rental, 2);
  await Promise.allSettled([
    swap(rental, [old, fresh]),
    chargeIsc(rental, "1"),
    rent(rental, { [PORT]: 7 }),
    activate(rental, [other]),
    rent(rental, { [PORT]: 9 }),
    chargeIsc(rental, "2"),
  ]);
  expect(new Set(await rentingEach(rental.accountId, [old, fresh]))).toEqual(new Set([1]));
  const account = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect([400n + 420n, 400n + 540n]).toContain(account.ratePerSecond);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a device that is swapped while somebody deactivates it: whoever comes second is told", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  const results = await Promise.allSettled([
    swap(rental, [old, fresh]),
    activate(rental, [old], { active: false, basedOn: 1 }),
  ]);
  const codes = codesOf(results);
  const renting = (await rentingEach(rental.accountId, [old, fresh])).at(-1);
  if (codes.includes("rental_device_idle")) expect(renting).toBe(0);
  else expect(renting).toBe(1);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
