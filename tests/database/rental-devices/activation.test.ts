import { beforeEach, expect, test } from "vitest";
import { parseCents } from "@/lib/domain/money/amount";
import { requireAccount } from "@/lib/features/accounts/data";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { endContract } from "@/lib/features/contract-decisions/mutations";
import { createArticle } from "@/lib/features/articles/mutations";
import { listIncludable } from "@/lib/features/included-licenses/data";
import { includeLicenses } from "@/lib/features/included-licenses/mutations";
import { getDeviceGrant } from "@/lib/features/license-documents/data";
import { listAccountDevices } from "@/lib/features/rental-devices/data";
import { checkRentedDevices } from "@/lib/features/rental-devices/mutations";
import { publishPriceList } from "@/lib/features/price-lists/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { faultsOfLedger, readLedger } from "@/tests/support/ledger";
import { chargeIsc, linesOf, PORT, rent, UC } from "@/tests/support/rental";
import {
  activate,
  activeDevices,
  CHANNEL,
  GATEWAY,
  listedDevices,
  openDeviceRental,
  PHONE,
} from "@/tests/support/rental-devices";

beforeEach(() => freezeClock());

test("software and hardware run on one balance, at the sum of their rates", async () => {
  const rental = await openDeviceRental();
  await rent(rental, { [PORT]: 10 });
  const [phone = ""] = await listedDevices(rental);
  expect(await activate(rental, [phone])).toMatchObject({ applied: true, ratePerSecond: "800" });
  await advanceClock(1_000n);
  const { facts, now } = await requireAccount(rental.partner, rental.accountId);
  expect(facts.balance - facts.rate * (now - facts.settledAt)).toBe(2_628_000_000n - 800_000n);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("a change of licenses keeps the devices, and a change of devices the licenses", async () => {
  const rental = await openDeviceRental();
  const [phone = ""] = await activeDevices(rental);
  await rent(rental, { [PORT]: 10, [UC]: 2 });
  const [other = ""] = await listedDevices(rental);
  expect(await activate(rental, [other])).toMatchObject({ ratePerSecond: String(200 + 200 + 600 + 370) });
  const { pbxs } = await requireAccount(rental.partner, rental.accountId);
  const renting = pbxs.map(({ serial, lines }) => [serial, lines.map(({ article }) => article)]);
  expect(Object.fromEntries(renting)).toEqual({
    [rental.serial]: [PORT, UC],
    [phone]: [PHONE],
    [other]: [PHONE],
  });
  expect(await activate(rental, [phone, other], { active: false })).toMatchObject({ ratePerSecond: "970" });
});

test("a change of one kind that meets one of the other at the same time: both count", async () => {
  const rental = await openDeviceRental();
  const serials = await listedDevices(rental, 5);
  await Promise.all([
    ...serials.map((serial) => activate(rental, [serial], { basedOn: 0 })),
    rent(rental, { [PORT]: 3 }),
  ]);
  const account = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect(account.ratePerSecond).toBe(5n * 200n + 3n * 60n);
  expect(await faultsOfLedger(rental.accountId)).toEqual([]);
});

test("an outdated view is refused, and the same change by two tabs counts once", async () => {
  const rental = await openDeviceRental();
  const [phone = ""] = await listedDevices(rental);
  await activate(rental, [phone], { basedOn: 0 });
  expect(await activate(rental, [phone], { basedOn: 0 })).toMatchObject({ applied: false });
  await expect(activate(rental, [phone], { active: false, basedOn: 0 })).rejects.toMatchObject({
    code: "configuration_outdated",
    details: { basedOn: 0, version: 1 },
  });
  expect(await readLedger(rental.accountId)).toHaveLength(2);
});

test("a device rents its own article and no license, and a PBX no device", async () => {
  const rental = await openDeviceRental();
  const [phone = ""] = await listedDevices(rental);
  const { accountId, partner } = rental;
  const asPbx = [{ serial: phone as never, lines: linesOf({ [PORT]: 1 }) }];
  await expect(changeAccountConfiguration(partner, { accountId, changes: asPbx })).rejects.toMatchObject({
    code: "pbx_unknown",
  });
  await expect(rent(rental, { [PHONE]: 1 })).rejects.toMatchObject({ code: "article_not_rentable" });
  await expect(activate(rental, [rental.serial])).rejects.toMatchObject({ code: "rental_device_unknown" });
});

test("without a contract for hardware nothing is activated; what rents may go on and may stop", async () => {
  const rental = await openDeviceRental();
  const [phone = "", other = ""] = await listedDevices(rental, 2);
  await activate(rental, [phone]);
  await rent(rental, { [PORT]: 1 });
  const { organizationId } = rental.partner;
  const { id } = await db.contract.findFirstOrThrow({ where: { organizationId, kind: "hardware_rental" } });
  await endContract(rental.vendor, { contractId: id, reason: "Enough." });
  await expect(activate(rental, [other])).rejects.toMatchObject({
    code: "contract_ended",
    details: { contract: "Hardware Rental" },
  });
  const account = await requireAccount(rental.partner, rental.accountId);
  expect(account.facts).toMatchObject({ rate: 60n, rented: true });
  expect(account.pbxs.find(({ serial }) => serial === phone)?.lines).toEqual([]);
});

test("what an activation would do is told without doing it, with the prices it would bring", async () => {
  const rental = await openDeviceRental();
  const [phone = "", other = ""] = await listedDevices(rental, 2);
  await activate(rental, [phone]);
  const scenario = "on_premises" as const;
  await publishPriceList(rental.vendor, {
    prices: [{ article: PHONE, scenario, monthlyIsc: parseCents("2.50") }],
  });
  const { accountId, partner } = rental;
  const devices = [{ serial: other as never, active: true }];
  const preview = await checkRentedDevices(partner, { accountId, devices });
  expect([preview.before.monthlyIsc, preview.after.monthlyIsc]).toEqual(["2.00", "5.00"]);
  expect(preview.pbxs).toMatchObject([
    { serial: phone, lines: [{ oldPrice: "2.00", newPrice: "2.50", priceChanged: true }] },
    { serial: other, lines: [{ oldQuantity: 0, newQuantity: 1 }] },
  ]);
  expect(await listAccountDevices(accountId)).toMatchObject([
    { serial: phone, state: "active", pinnedPrice: 200n, price: 250n },
    { serial: other, state: "listed" },
  ]);
  await publishPriceList(rental.vendor, {
    prices: [{ article: PHONE, scenario, monthlyIsc: parseCents("2.00") }],
  });
});

test("what does not pay its first second is refused, and nothing runs without credit", async () => {
  const rental = await openDeviceRental("0");
  const [phone = ""] = await listedDevices(rental);
  await expect(activate(rental, [phone])).rejects.toMatchObject({ code: "balance_too_low" });
  await chargeIsc(rental, "1");
  await activate(rental, [phone]);
  await advanceClock(2_000_000n);
  const { content } = await getDeviceGrant(phone as never);
  expect(content.licenses).toEqual([]);
});

test("a rented device's document holds what is included with it, as rented", async () => {
  const rental = await openDeviceRental();
  const [gateway = ""] = await listedDevices(rental, 1, GATEWAY);
  expect((await getDeviceGrant(gateway as never)).content.licenses).toEqual([]);
  await activate(rental, [gateway]);
  const { content, now } = await getDeviceGrant(gateway as never);
  expect(content.licenses).toMatchObject([
    { name: "GW-Channel", quantity: 4, source: "rental" },
    { name: "Trunk-411", quantity: 1, source: "rental" },
  ]);
  expect(content.expiresAt).toBe(now + 2_628_000_000n / 950n);
  const include = (number: string, article: string, quantity: number) =>
    includeLicenses(rental.vendor, { number, licenses: [{ article, quantity }] });
  await include(GATEWAY, CHANNEL, 8);
  expect((await getDeviceGrant(gateway as never)).content.licenses).toMatchObject([{ quantity: 8 }, {}]);
  await include(GATEWAY, CHANNEL, 4);
  await expect(include(PORT, CHANNEL, 1)).rejects.toMatchObject({ code: "article_not_rentable" });
  await expect(include(GATEWAY, PORT, 1)).rejects.toMatchObject({ code: "article_not_hardware" });
  await expect(include(GATEWAY, "99-1", 1)).rejects.toMatchObject({ code: "article_unknown" });
  await activate(rental, [gateway], { active: false });
  expect((await getDeviceGrant(gateway as never)).content.licenses).toEqual([]);
});

test("what its number makes a hardware license comes with a device, whatever its kind says", async () => {
  const { vendor } = await openDeviceRental();
  const number = "01-00500-950";
  await createArticle(vendor, {
    number,
    name: "GW-Relay",
    kind: "software",
    version: "",
    rentable: false,
    perDevice: true,
  });
  expect(await listIncludable(GATEWAY)).toContainEqual({ article: number, name: "GW-Relay", quantity: 0 });
  expect((await listIncludable(GATEWAY)).map(({ article }) => article)).not.toContain(PORT);
  await includeLicenses(vendor, { number: PHONE, licenses: [{ article: number, quantity: 2 }] });
  expect(await listIncludable(PHONE)).toContainEqual({ article: number, name: "GW-Relay", quantity: 2 });
  await includeLicenses(vendor, { number: PHONE, licenses: [] });
});
