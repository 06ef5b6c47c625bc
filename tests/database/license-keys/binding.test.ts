import { beforeAll, expect, test } from "vitest";
import { bindLicenseKeys, checkLicenseKeys } from "@/lib/features/license-keys/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { db } from "@/lib/platform/db/client";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { limited } from "@/tests/support/cast";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import {
  addPieces,
  bind,
  createHolder,
  OPERATOR,
  PORT13,
  PORT14,
  STANDBY,
  standingOf,
  wanted,
  type Holder,
} from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

const code = (of: string) => expect.objectContaining({ code: of });
let holder: Holder;
beforeAll(async () => {
  holder = await createHolder({ [PORT14]: 100, [OPERATOR]: 2 });
});

test("37 of 100 PBX licenses are bound to a serial; 63 are left, and the key says whom it is for", async () => {
  const { projectId, partner } = await createHolder({ [PORT14]: 100 });
  const license = {
    ...wanted({ quantity: 37 }),
    endCustomer: "innovaphone",
    location: "Sindelfingen",
    description: "master pbx",
  };
  const { licenses, left } = await bindLicenseKeys(partner, { projectId, licenses: [license] });
  expect(licenses).toMatchObject([{ ...license, name: "PBX-Port14" }]);
  expect(licenses[0]?.licenseKey).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
  expect(left).toEqual([{ article: PORT14, name: "PBX-Port14", left: 63 }]);
  expect(await standingOf(projectId, PORT14)).toEqual({ loaded: 100, left: 63, onDevices: 37 });
  const movements = await db.movement.findMany({ where: { licenseKeyId: licenses[0]?.id ?? null } });
  expect(movements).toMatchObject([
    { fromPlace: "project", toPlace: "device", amount: 37n, projectId, actorId: partner.userId },
  ]);
});

test("what is bound is taken from the oldest keys first", async () => {
  await freezeClock();
  const own = await createHolder({ [PORT14]: 5 });
  for (const quantity of [6, 7]) {
    await advanceClock(60n);
    await addPieces(own, PORT14, quantity);
  }
  const [key] = (await bind(own, { quantity: 7 })).licenses;
  const lots = await db.projectLot.findMany({
    where: { projectId: own.projectId },
    orderBy: { addedAt: "asc" },
    include: { allocations: { where: { licenseKeyId: key?.id ?? null } } },
  });
  expect(lots.map(({ left, allocations }) => [left, allocations.map(({ amount }) => amount)])).toEqual([
    [0n, [5n]],
    [4n, [2n]],
    [7n, []],
  ]);
});

test("looking changes nothing, and one reference binds once", async () => {
  const own = await createHolder({ [PORT14]: 10 });
  const binding = { projectId: own.projectId, licenses: [wanted({ quantity: 4 })] };
  expect((await checkLicenseKeys(own.partner, binding)).left).toMatchObject([{ left: 6 }]);
  expect(await standingOf(own.projectId, PORT14)).toMatchObject({ left: 10, onDevices: 0 });
  const first = await bindLicenseKeys(own.partner, binding, "one");
  expect(await bindLicenseKeys(own.partner, binding, "one")).toEqual(first);
  expect(await standingOf(own.projectId, PORT14)).toMatchObject({ left: 6, onDevices: 4 });
});

test("of several licenses all are bound or none, and the refusal names the line", async () => {
  const licenses = [wanted({ article: OPERATOR }), wanted({ quantity: 101 })];
  const refused = bindLicenseKeys(holder.partner, { projectId: holder.projectId, licenses });
  await expect(refused).rejects.toMatchObject({
    code: "not_enough_left",
    details: { article: "PBX-Port14", left: "100", line: 2 },
  });
  expect(await standingOf(holder.projectId, OPERATOR)).toMatchObject({ left: 2, onDevices: 0 });
});

test("two lines of one list want more together than is left: the second is refused", async () => {
  const licenses = [wanted({ article: OPERATOR }), wanted({ article: OPERATOR, quantity: 2 })];
  const refused = bindLicenseKeys(holder.partner, { projectId: holder.projectId, licenses });
  await expect(refused).rejects.toMatchObject({ code: "not_enough_left", details: { left: "1", line: 2 } });
});

test("each refusal: unknown article, strange device, strange project, missing right", async () => {
  const { partner, projectId } = holder;
  await expect(bind(holder, { article: "99-9" })).rejects.toEqual(code("article_unknown"));
  const fax = parseSerial("00-04-13-00-00-01");
  await expect(bind(holder, { article: STANDBY, serial: fax })).rejects.toEqual(code("article_does_not_fit"));
  await expect(bind(holder, { article: PORT13 })).rejects.toEqual(code("not_enough_left"));
  const stranger = await createHolder();
  await expect(bind({ ...stranger, projectId }, {})).rejects.toEqual(code("project_not_found"));
  const elsewhere = { ...partner, limitedTo: new Set([stranger.projectId]) };
  await expect(bind({ ...holder, partner: elsewhere as never }, {})).rejects.toEqual(
    code("project_not_found"),
  );
  const viewer = limited(partner, { permissions: ["view"] });
  expect(() => bind({ ...holder, partner: viewer }, {})).toThrow(code("permission_missing"));
});

test("the last piece is wanted by two at once: one gets it, the other is told that none is left", async () => {
  const own = await createHolder({ [PORT14]: 1 });
  const results = await Promise.allSettled([bind(own, {}), bind(own, {})]);
  const refusals = results.filter((result) => result.status === "rejected");
  expect(refusals).toMatchObject([{ reason: { code: "not_enough_left", details: { left: "0" } } }]);
  expect(await standingOf(own.projectId, PORT14)).toEqual({ loaded: 1, left: 0, onDevices: 1 });
});

test("fifty want two articles in either order: every piece is bound once, and nobody waits forever", async () => {
  const own = await createHolder({ [PORT14]: 20, [OPERATOR]: 20 });
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) => {
      const pair = [wanted({ article: PORT14 }), wanted({ article: OPERATOR })];
      const licenses = index % 2 === 0 ? pair : pair.toReversed();
      return bindLicenseKeys(own.partner, { projectId: own.projectId, licenses });
    }),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  for (const article of [PORT14, OPERATOR])
    expect(await standingOf(own.projectId, article)).toEqual({ loaded: 20, left: 0, onDevices: 20 });
});

test("a revoked key's pieces return to the balance they came from; its row stays with the reason", async () => {
  const own = await createHolder({ [PORT14]: 10 });
  const [key] = (await bind(own, { quantity: 4 })).licenses;
  const revocation = { licenseKeyId: key?.id ?? "", reason: "Wrong serial" };
  expect(await revokeLicenseKey(own.vendor, revocation)).toMatchObject({ returnedToBalance: true });
  expect(await standingOf(own.projectId, PORT14)).toEqual({ loaded: 10, left: 10, onDevices: 0 });
  const row = await db.licenseKey.findUnique({ where: { id: revocation.licenseKeyId } });
  expect(row).toMatchObject({ state: "revoked", endReason: "Wrong serial", endedBy: own.vendor.userId });
  expect(() => revokeLicenseKey(own.partner, revocation)).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
});

test("a device that would hold two versions of a license is warned of before and after", async () => {
  const own = await createHolder({ [PORT14]: 5, [PORT13]: 5 });
  const serial = newSerial();
  await bind(own, { serial });
  const mixing = [{ kind: "versions", serial, license: "PBX-Port", works: "13", idle: ["14"] }];
  const binding = { projectId: own.projectId, licenses: [wanted({ serial, article: PORT13 })] };
  expect((await checkLicenseKeys(own.partner, binding)).mixings).toEqual(mixing);
  expect((await bindLicenseKeys(own.partner, binding)).mixings).toEqual(mixing);
});
