import { beforeAll, beforeEach, expect, test } from "vitest";
import { balanceAt, exhaustionAfter, stateAt } from "@/lib/domain/accounts/balance";
import { rentalEndsOf, stopsOf } from "@/lib/domain/accounts/rental-ends";
import type { ContractKind } from "@/lib/domain/contracts/contract";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import { getDeviceGrant } from "@/lib/features/license-documents/data";
import { listAccountDevices } from "@/lib/features/rental-devices/data";
import { settleDue } from "@/lib/features/settlement/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { agreed, giveNotice } from "@/tests/support/contracts";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, PORT, rent, type Rental } from "@/tests/support/rental";
import { activate, GATEWAY, listedDevices, openDeviceRental, swap } from "@/tests/support/rental-devices";

// The first of all rentals makes articles and prices, too.
beforeAll(() => openDeviceRental());
beforeEach(() => freezeClock());

const TEN_ISC = 2_628_000_000n;

/** Ten ports, a phone and a gateway: 600 and 200 and 950 ticks a second. */
async function running(isc = "10", ports = 10) {
  const rental = await openDeviceRental(isc);
  await rent(rental, { [PORT]: ports });
  const [phone = ""] = await listedDevices(rental);
  const [gateway = ""] = await listedDevices(rental, 1, GATEWAY);
  await activate(rental, [phone, gateway]);
  return { rental, phone, gateway };
}

const noticeOf = (rental: Rental, kind: ContractKind, inSeconds: bigint) =>
  giveNotice(rental, { kind, inSeconds });

const lastEntries = async (accountId: string, count: number) =>
  (await readLedger(accountId))
    .slice(-count)
    .map(({ kind, at, amountTicks, event, source }) => [kind, at, amountTicks, event, source]);

const rentingNow = async ({ partner, accountId }: Rental) =>
  (await requireAccount(partner, accountId)).pbxs
    .filter(({ lines }) => lines.length > 0)
    .map(({ serial }) => serial);

const expiryOf = async (serial: string) => (await getDeviceGrant(parseSerial(serial))).content.expiresAt;

test("devices stop in the second their contract ends, and licenses go on for longer", async () => {
  const { rental, phone, gateway } = await running();
  const start = await portalTime();
  const endsAt = await noticeOf(rental, "hardware_rental", 1_000n);
  const stop = instant(endsAt + (TEN_ISC - 1_750_000n) / 600n);
  const { facts, pbxs } = await requireAccount(rental.partner, rental.accountId);
  expect(stopsOf(facts.ends)).toEqual(rentalEndsOf(pbxs));
  expect(stopsOf(facts.ends)).toEqual([{ at: endsAt, rate: 600n, rented: true }]);
  expect([facts.rate, exhaustionAfter(facts, start)]).toEqual([1_750n, stop]);
  const stored = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect([stored.exhaustsAt, stored.rentalEndsAt]).toEqual([stop, endsAt]);
  expect([await expiryOf(phone), await expiryOf(gateway), await expiryOf(rental.serial)]).toEqual([
    endsAt,
    endsAt,
    stop,
  ]);
  await advanceClock(5_000n);
  expect((await getDeviceGrant(parseSerial(gateway))).content).toEqual({ licenses: [], expiresAt: null });
  await settleDue();
  expect(await lastEntries(rental.accountId, 2)).toEqual([
    ["rental", endsAt, -1_750_000n, null, "rental"],
    ["change", endsAt, 0n, "changed", "contract_end"],
  ]);
  expect(await rentingNow(rental)).toEqual([rental.serial]);
  const devices = await listAccountDevices(rental.accountId);
  expect(devices.map(({ state, version }) => [state, version])).toEqual([
    ["listed", 2],
    ["listed", 2],
  ]);
  const after = await requireAccount(rental.partner, rental.accountId);
  expect(balanceAt(after.facts, after.now)).toBe(TEN_ISC - 1_750_000n - 4_000n * 600n);
  await advanceClock(10_000_000n);
  await settleDue();
  expect((await lastEntries(rental.accountId, 1))[0]?.[1]).toBe(stop);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("the end of the software stops no device, and both at once are one change", async () => {
  const { rental, phone, gateway } = await running();
  const first = await noticeOf(rental, "software_rental", 1_000n);
  await advanceClock(2_000n);
  await settleDue();
  expect(await lastEntries(rental.accountId, 2)).toEqual([
    ["rental", first, -1_750_000n, null, "rental"],
    ["change", first, 0n, "changed", "contract_end"],
  ]);
  expect(new Set(await rentingNow(rental))).toEqual(new Set([phone, gateway]));
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  const other = await running();
  const software = await noticeOf(other.rental, "software_rental", 1_000n);
  expect(await noticeOf(other.rental, "hardware_rental", 1_000n)).toBe(software);
  await advanceClock(2_000n);
  await settleDue();
  expect(await lastEntries(other.rental.accountId, 2)).toEqual([
    ["rental", software, -1_750_000n, null, "rental"],
    ["change", software, 0n, "ended", "contract_end"],
  ]);
  expect(await rentingNow(other.rental)).toEqual([]);
});

test("what stands because the devices cannot be paid goes on when they end, to the last tick", async () => {
  const { rental } = await running("0.01", 1);
  const rate = 60n + 200n + 950n;
  const paid = 2_628_000n / rate;
  const left = 2_628_000n - paid * rate;
  const stop = instant((await portalTime()) + paid);
  const endsAt = await noticeOf(rental, "hardware_rental", 10_000n);
  await advanceClock(50_000n);
  await settleDue();
  const again = instant(endsAt + left / 60n);
  expect(left >= 60n && left < rate).toBe(true);
  expect(
    (await lastEntries(rental.accountId, 3)).map(([kind, at, amount, event]) => [kind, at, amount, event]),
  ).toEqual([
    ["rental", stop, -paid * rate, "stopped"],
    ["change", endsAt, 0n, "resumed"],
    ["rental", again, -(left / 60n) * 60n, "stopped"],
  ]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a device that took another's place ends with the contract, and the other does not come back", async () => {
  const { rental, phone } = await running();
  const [fresh = ""] = await listedDevices(rental);
  const endsAt = await noticeOf(rental, "hardware_rental", 1_000n);
  await advanceClock(400n);
  await swap(rental, [phone, fresh]);
  expect(await expiryOf(fresh)).toBe(endsAt);
  expect((await getDeviceGrant(parseSerial(phone))).content.licenses).toEqual([]);
  await advanceClock(1_000n);
  const { facts, now } = await requireAccount(rental.partner, rental.accountId);
  expect(balanceAt(facts, now)).toBe(TEN_ISC - 1_000n * 1_750n - 400n * 600n);
  expect(await rentingNow(rental)).toEqual([rental.serial]);
  const states = (await listAccountDevices(rental.accountId)).map(({ serial, state }) => [serial, state]);
  expect(Object.fromEntries(states)).toMatchObject({ [phone]: "retired", [fresh]: "listed" });
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a contract approved before the end carries the devices on", async () => {
  const { rental, phone, gateway } = await running();
  await noticeOf(rental, "hardware_rental", 1_000n);
  await advanceClock(500n);
  await agreed({ vendor: rental.vendor, by: rental.partner }, "hardware_rental");
  await advanceClock(5_000n);
  await settleDue();
  expect(new Set(await rentingNow(rental))).toEqual(new Set([rental.serial, phone, gateway]));
  const { facts, now } = await requireAccount(rental.partner, rental.accountId);
  expect([stateAt(facts, now), balanceAt(facts, now)]).toEqual(["running", TEN_ISC - 5_500n * 1_750n]);
});

test("whoever comes first behind the end, and all at once: it is posted once, and nothing starts again", async () => {
  const { rental, phone, gateway } = await running();
  const [fresh = "", another = ""] = await listedDevices(rental, 2);
  const endsAt = await noticeOf(rental, "hardware_rental", 1_000n);
  await advanceClock(3_000n);
  const outcomes = await Promise.allSettled([
    settleDue(),
    swap(rental, [phone, fresh]),
    activate(rental, [another]),
    chargeIsc(rental, "1"),
    settleDue(),
    requireAccount(rental.partner, rental.accountId),
    swap(rental, [gateway, fresh]),
    activate(rental, [gateway], { active: false }),
  ]);
  const refused = [1, 2, 6].map((place) => outcomes[place]);
  expect(refused.map((outcome) => outcome?.status)).toEqual(["rejected", "rejected", "rejected"]);
  const ledger = await readLedger(rental.accountId);
  expect(
    ledger.filter(({ source }) => source === "contract_end").map(({ at, event }) => [at, event]),
  ).toEqual([[endsAt, "changed"]]);
  const { facts, now } = await requireAccount(rental.partner, rental.accountId);
  expect(facts.rate).toBe(600n);
  expect(balanceAt(facts, now)).toBe(TEN_ISC + 262_800_000n - 1_750_000n - 2_000n * 600n);
  expect(await rentingNow(rental)).toEqual([rental.serial]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});
