import { beforeAll, expect, test } from "vitest";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { giveNotice } from "@/tests/support/contracts";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import {
  chargeIsc,
  issueKey,
  openRental,
  openRunning,
  PORT,
  publishPrices,
  type Rental,
  restorePrices,
} from "@/tests/support/rental";

beforeAll(() => freezeClock());

const LONG = 3_000_000n;
const eventsOf = async ({ accountId }: Rental) =>
  (await readLedger(accountId)).map(({ kind, event }) => `${kind} ${event}`);

test("a rental that stopped with less than a second's price left is told as stopped and resumed", async () => {
  const rental = await openRunning({ isc: "0.60", ports: 7 });
  await advanceClock(LONG);
  expect(await chargeIsc(rental, "5")).toMatchObject({ state: "running" });
  expect(await eventsOf(rental)).toEqual([
    "charge null",
    "change started",
    "rental stopped",
    "charge resumed",
  ]);
  const [, , stopped] = await readLedger(rental.accountId);
  expect(stopped?.balanceTicks).toBe(157_680_000n % 420n);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a rental that resumes on new prices resumes once, with the change", async () => {
  const rental = await openRunning({ isc: "0.60", ports: 1 });
  await advanceClock(LONG);
  await publishPrices(rental, { [PORT]: "0.75" });
  await chargeIsc(rental, "5");
  const told = await eventsOf(rental);
  expect(told.slice(2)).toEqual(["rental stopped", "charge null", "change resumed"]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  await restorePrices();
});

test("a charge that pays no second of the new prices stops what ran, and says so with the change", async () => {
  const rental = await openRunning({ isc: "1", ports: 100 });
  await publishPrices(rental, { [PORT]: "100000.00" });
  expect(await chargeIsc(rental, "1")).toMatchObject({ state: "stopped" });
  expect((await eventsOf(rental)).slice(2)).toEqual(["charge null", "change stopped"]);
  await restorePrices();
});

test("new prices keep nobody from charging who rents nothing", async () => {
  const rental = await openRental();
  const { id: seenPriceListId } = await db.priceList.findFirstOrThrow({ orderBy: { number: "desc" } });
  await publishPrices(rental, { [PORT]: "0.75" });
  const activationKey = await issueKey(rental, "5");
  const charge = { accountId: rental.accountId, activationKey, seenPriceListId };
  expect(await chargeAccount(rental.partner, charge)).toMatchObject({ balanceIsc: "5.00" });
  expect(await db.accountConfiguration.count({ where: { accountId: rental.accountId } })).toBe(0);
  await restorePrices();
});

test("charged in the second in which a contract ends, its end comes first and the credit stays", async () => {
  const rental = await openRunning({ isc: "10", ports: 1 });
  const endsAt = await giveNotice(rental, { inSeconds: 100n });
  await advanceClock(100n);
  expect(await chargeIsc(rental, "5")).toMatchObject({ state: "idle", ratePerSecond: "0" });
  const entries = await readLedger(rental.accountId);
  expect(entries.slice(2).map(({ kind, event, at }) => [kind, event, at])).toEqual([
    ["rental", null, endsAt],
    ["change", "ended", endsAt],
    ["charge", null, endsAt],
  ]);
  expect(entries.at(-1)?.balanceTicks).toBe(15n * 262_800_000n - 6_000n);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
