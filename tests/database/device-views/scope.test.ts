import { expect, test } from "vitest";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import { getDevice, listDevices } from "@/lib/features/device-views/data";
import { getDeviceIdentity } from "@/lib/features/device-views/identity/data";
import { listDeviceLicenses } from "@/lib/features/device-views/licenses/data";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import { enrollDevice } from "@/tests/support/enrolled-device";
import { bind, createHolder, type Holder, OPERATOR, PORT13, PORT14 } from "@/tests/support/licenses";
import { newSerial, openRunning } from "@/tests/support/rental";

const list = (scope: Scope, more: object = {}) =>
  listDevices(scope, { search: "", page: 1, pageSize: 50, ...more });
const serialsOf = async (scope: Scope, more: object = {}) =>
  (await list(scope, more)).devices.map(({ serial }) => serial);
const within = (scope: Scope, ids: readonly string[]) => mintScope({ ...scope, limitedTo: new Set(ids) });

/** A partner with a device in a customer's account, and one with licenses of its project. */
async function createWorld() {
  const holder: Holder = await createHolder({ [PORT14]: 20, [PORT13]: 5, [OPERATOR]: 5 });
  const rental = await openRunning({ isc: "10", ports: 5, cast: holder });
  const bound = newSerial();
  await bind(holder, { serial: bound, quantity: 2, endCustomer: "Tischlerei Petersen" });
  return { ...holder, rental, rented: rental.serial, bound };
}

test("partners see the devices of their accounts and projects, customers those of their accounts, the vendor all", async () => {
  const [mine, strange] = [await createWorld(), await createWorld()];
  expect(await serialsOf(mine.partner)).toEqual([mine.rented, mine.bound].toSorted());
  expect(await serialsOf(mine.customer)).toEqual([mine.rented]);
  for (const serial of [mine.rented, mine.bound, strange.rented, strange.bound])
    expect(await serialsOf(mine.vendor, { search: serial })).toEqual([serial]);
  for (const serial of [strange.rented, strange.bound]) {
    expect(await getDevice(mine.partner, serial)).toBeNull();
    expect(await serialsOf(mine.partner, { search: serial })).toEqual([]);
  }
  expect(await getDevice(mine.customer, mine.bound)).toBeNull();
  expect(await getDevice(mine.vendor, parseSerial("0090330FFFFF"))).toBeNull();
  await expect(list(limited(mine.partner, { permissions: [] }))).rejects.toMatchObject({
    code: "permission_missing",
  });
});

test("whoever is limited to projects sees the devices with licenses of these, and no account of them", async () => {
  const mine = await createWorld();
  await bind(mine, { serial: mine.rented, quantity: 1 });
  const other = await db.project.create({
    data: { organizationId: mine.partner.organizationId, name: "Other", createdAt: 1n },
  });
  const one = within(mine.partner, [mine.projectId]);
  expect(await serialsOf(one)).toEqual([mine.rented, mine.bound].toSorted());
  expect(await getDevice(one, mine.rented)).toMatchObject({
    name: null,
    account: null,
    project: { id: mine.projectId },
  });
  expect(await listDeviceLicenses(one, mine.rented)).toMatchObject([
    { source: "rental", quantity: 5, account: null },
    { source: "purchased", quantity: 1, project: { id: mine.projectId } },
  ]);
  expect(await serialsOf(within(mine.partner, [other.id]))).toEqual([]);
  expect(await serialsOf(within(mine.vendor, [other.id]))).toEqual([]);
  expect(await serialsOf(one, { search: "Headquarters" })).toEqual([]);
});

test("a device that left the account, or whose licenses went elsewhere, is not theirs any more", async () => {
  const mine = await createWorld();
  await db.licenseKey.updateMany({ where: { serial: mine.bound }, data: { state: "returned", endedAt: 1n } });
  expect(await serialsOf(mine.partner)).toEqual([mine.rented]);
  await db.pbx.updateMany({ where: { serial: mine.rented }, data: { removedAt: 1n } });
  expect(await serialsOf(mine.partner)).toEqual([]);
  expect(await getDevice(mine.vendor, mine.rented)).toMatchObject({ account: null });
});

test("one device of two parties shows each its own part of where licenses come from", async () => {
  const [landlord, seller] = [await createWorld(), await createWorld()];
  await bind(seller, { serial: landlord.rented, quantity: 3, description: "ours" });
  const [forLandlord, forSeller] = await Promise.all(
    [landlord.partner, seller.partner].map((scope) => listDeviceLicenses(scope, landlord.rented)),
  );
  expect(forLandlord).toMatchObject([
    { source: "rental", account: { id: landlord.rental.accountId } },
    { source: "purchased", quantity: 3, project: null, licenseKeyId: null },
  ]);
  expect(forSeller).toMatchObject([
    { source: "rental", account: null },
    { source: "purchased", project: { id: seller.projectId }, licenseKeyId: expect.any(String) },
  ]);
  expect(await getDevice(seller.partner, landlord.rented)).toMatchObject({ account: null, name: null });
});

test("a test license of another's, and a word of theirs, tell nothing of their projects", async () => {
  const [landlord, tester] = [await createWorld(), await createWorld()];
  const { partner, projectId } = tester;
  const serial = landlord.rented;
  const tested = { serial, version: "14", slave: false, pbxLicenses: 10 };
  await createTestLicense(partner, { projectId, ...tested });
  await bind(tester, { serial, quantity: 1, location: "Speicher 7" });
  const named = { id: projectId };
  expect(await getDevice(partner, serial)).toMatchObject({ account: null, project: named });
  expect(await getDevice(landlord.partner, serial)).toMatchObject({ project: null });
  const projectsOf = async (scope: Scope) =>
    new Set((await listDeviceLicenses(scope, serial)).map(({ project }) => project?.id ?? null));
  expect(await projectsOf(landlord.partner)).toEqual(new Set([null]));
  expect(await projectsOf(partner)).toEqual(new Set([null, projectId]));
  expect(await serialsOf(partner, { search: "speicher" })).toEqual([serial]);
  expect(await serialsOf(landlord.partner, { search: "speicher" })).toEqual([]);
});

test("that a device looks copied is for the vendor alone, and where it calls from for its account", async () => {
  const { vendor, partner, customer, serial } = await openRunning({ isc: "10", ports: 5 });
  await enrollDevice(serial);
  const { authorityId, number } = await db.deviceCertificate.findFirstOrThrow({ where: { serial } });
  const alarm = { authorityId, number, serial, kind: "two_boots", evidence: {}, raisedAt: 1n, lastAt: 1n };
  await db.deviceAlarm.create({ data: alarm });
  const identity = async (scope: Scope, isInAccount: boolean) => {
    const { alarms, places } = await getDeviceIdentity(scope, { serial, isInAccount });
    return { alarms: alarms?.length ?? null, places: places?.length ?? null };
  };
  expect((await getDevice(vendor, serial))?.warnings).toContain("copied");
  expect(await identity(vendor, false)).toEqual({ alarms: 1, places: 0 });
  for (const scope of [partner, customer]) {
    expect((await getDevice(scope, serial))?.warnings).not.toContain("copied");
    expect(await identity(scope, true)).toEqual({ alarms: null, places: 0 });
    expect(await identity(scope, false)).toEqual({ alarms: null, places: null });
  }
});

test("the list is paged and found by serial, name, customer, project and firmware", async () => {
  const mine = await createWorld();
  for (let count = 0; count < 5; count += 1) await bind(mine, { quantity: 1 });
  const all = await serialsOf(mine.partner);
  const pages = await Promise.all([1, 2, 3].map((page) => list(mine.partner, { page, pageSize: 3 })));
  expect(pages.flatMap(({ devices }) => devices.map(({ serial }) => serial))).toEqual(all);
  expect(pages.map(({ total }) => total)).toEqual([7, 7, 7]);
  await db.devicePresence.create({ data: { serial: mine.bound, since: 1n, firmware: "14r2 50%" } });
  const words: readonly (readonly [string, Serial])[] = [
    [mine.bound.replaceAll("-", "").toLowerCase(), mine.bound],
    ["headquarters", mine.rented],
    [mine.customer.organizationName, mine.rented],
    ["petersen", mine.bound],
    ["r2 50%", mine.bound],
  ];
  for (const [search, serial] of words)
    expect([search, await serialsOf(mine.partner, { search })]).toEqual([search, [serial]]);
  expect(await serialsOf(mine.partner, { search: "r2_50" })).toEqual([]);
});
