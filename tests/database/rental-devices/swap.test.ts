import { beforeEach, expect, test } from "vitest";
import { parseCents } from "@/lib/domain/money/amount";
import { requireAccount } from "@/lib/features/accounts/data";
import { listHistory } from "@/lib/features/history/data";
import { getDeviceGrant } from "@/lib/features/license-documents/data";
import { listAccountDevices } from "@/lib/features/rental-devices/data";
import { publishPriceList } from "@/lib/features/price-lists/mutations";
import { portalNow } from "@/lib/platform/db/now";
import { db } from "@/lib/platform/db/client";
import { createCast, limited } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, PORT, rent } from "@/tests/support/rental";
import {
  activate,
  activeDevices,
  GATEWAY,
  listedDevices,
  openDeviceRental,
  PHONE,
  rentingByVersion,
  swap,
} from "@/tests/support/rental-devices";

beforeEach(() => freezeClock());

test("in one second the old device stops and the new one starts; not a tick more or less is debited", async () => {
  const rental = await openDeviceRental();
  await rent(rental, { [PORT]: 10 });
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  await advanceClock(500n);
  const answer = await swap(rental, [old, fresh]);
  const now = await portalNow(db);
  await advanceClock(500n);
  await activate(rental, [fresh], { active: false });
  const entries = (await readLedger(rental.accountId)).slice(-4);
  expect(entries.map(({ kind, event, at, amountTicks }) => [kind, event, at, amountTicks])).toEqual([
    ["rental", null, now, -400_000n],
    ["change", "rma", now, 0n],
    ["rental", null, now + 500n, -400_000n],
    ["change", "changed", now + 500n, 0n],
  ]);
  const versions = await rentingByVersion(rental.accountId);
  expect(versions.get(answer.version - 1)).toContain(old);
  expect(versions.get(answer.version - 1)).not.toContain(fresh);
  expect(versions.get(answer.version)).toContain(fresh);
  expect(versions.get(answer.version)).not.toContain(old);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("the documents change in that second: the old device may run nothing, the new one what the old one ran", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  const before = await getDeviceGrant(old as never);
  await swap(rental, [old, fresh]);
  expect((await getDeviceGrant(old as never)).content.licenses).toEqual([]);
  expect((await getDeviceGrant(fresh as never)).content).toEqual(before.content);
});

test("a swap keeps the price pinned to the device, and everybody else's", async () => {
  const rental = await openDeviceRental();
  await rent(rental, { [PORT]: 10 });
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  const priced = (isc: string) =>
    publishPriceList(rental.vendor, {
      prices: [{ article: PHONE, scenario: "on_premises", monthlyIsc: parseCents(isc) }],
    });
  await priced("3.00");
  await swap(rental, [old, fresh]);
  await priced("2.00");
  const account = await requireAccount(rental.partner, rental.accountId);
  expect(account.facts.rate).toBe(800n);
  const devices = await listAccountDevices(rental.accountId);
  expect(devices).toMatchObject([
    { serial: fresh, state: "active", pinnedPrice: 200n, replaces: old },
    { serial: old, state: "retired", pinnedPrice: null, replacedBy: fresh },
  ]);
});

test("a stopped rental is swapped too, and stays stopped until it is charged", async () => {
  const rental = await openDeviceRental("1");
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  await advanceClock(3_000_000n);
  await swap(rental, [old, fresh]);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
  expect((await getDeviceGrant(fresh as never)).content.licenses).toEqual([]);
  await chargeIsc(rental, "1");
  expect((await getDeviceGrant(fresh as never)).content.licenses).toMatchObject([{ name: "Desk-112" }]);
  expect((await getDeviceGrant(old as never)).content.licenses).toEqual([]);
});

test("what rents nothing is not swapped, nor for what rents already, is another model or was swapped itself", async () => {
  const rental = await openDeviceRental();
  const [old = "", active = ""] = await activeDevices(rental, 2);
  const [fresh = "", idle = ""] = await listedDevices(rental, 2);
  const [gateway = ""] = await listedDevices(rental, 1, GATEWAY);
  const refusals: (readonly [old: string, fresh: string, code: string])[] = [
    [idle, fresh, "rental_device_idle"],
    [old, active, "rental_device_active"],
    [old, old, "rental_device_active"],
    [old, gateway, "rental_device_differs"],
    [old, rental.serial, "rental_device_unknown"],
    [rental.serial, fresh, "rental_device_unknown"],
  ];
  for (const [from, to, code] of refusals)
    await expect(swap(rental, [from, to])).rejects.toMatchObject({ code });
  await swap(rental, [old, fresh]);
  await expect(swap(rental, [old, idle])).rejects.toMatchObject({ code: "rental_device_retired" });
  await expect(swap(rental, [active, old])).rejects.toMatchObject({ code: "rental_device_retired" });
  await expect(activate(rental, [old])).rejects.toMatchObject({ code: "rental_device_retired" });
  expect(await swap(rental, [fresh, idle])).toMatchObject({ oldSerial: fresh, newSerial: idle });
});

test("only those who may rent swap, on their own accounts", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  const reader = limited(rental.partner, { permissions: ["view"] });
  const asReader = async () => swap({ ...rental, partner: reader }, [old, fresh]);
  await expect(asReader()).rejects.toMatchObject({ code: "permission_missing" });
  const stranger = await createCast();
  await expect(swap({ ...rental, partner: stranger.partner }, [old, fresh])).rejects.toMatchObject({
    code: "account_not_found",
  });
});

test("the history names both devices and the reason", async () => {
  const rental = await openDeviceRental();
  const [old = ""] = await activeDevices(rental);
  const [fresh = ""] = await listedDevices(rental);
  await swap(rental, [old, fresh]);
  const [entry] = await listHistory({ accountId: rental.accountId, limit: 1 });
  expect(entry).toMatchObject({
    event: "rma",
    swap: { oldSerial: old, newSerial: fresh, reason: "Broken" },
    lines: [{ serial: fresh, name: "Desk-112" }],
  });
});
