import { beforeAll, expect, test } from "vitest";
import { checkMove, moveLicenses } from "@/lib/features/license-moves/mutations";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import {
  BRI,
  bind,
  createHolder,
  OPERATOR,
  PORT13,
  PORT14,
  STANDBY,
  standingOf,
} from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

const code = (of: string) => expect.objectContaining({ code: of });
const move = (from: string, to: string) => ({
  from: parseSerial(from),
  to: parseSerial(to),
  reason: "Lightning",
});

let holder: Awaited<ReturnType<typeof createHolder>>;
beforeAll(async () => {
  holder = await createHolder({ [PORT14]: 50, [OPERATOR]: 10, [PORT13]: 10, [STANDBY]: 5, [BRI]: 5 });
});

/** A device with ports and an operator on it. */
async function boundDevice() {
  const serial = newSerial();
  await bind(holder, { serial, quantity: 3, endCustomer: "Bergmann" });
  await bind(holder, { serial, article: OPERATOR });
  return serial;
}

test("a dead device's licenses get new keys on another serial; the balance does not change", async () => {
  const [from, to] = [await boundDevice(), newSerial()];
  const before = await standingOf(holder.projectId, PORT14);
  const answer = await moveLicenses(holder.partner, { ...move(from, to), projectId: holder.projectId });
  expect(answer).toMatchObject({ from, to, staying: 0 });
  expect(answer.moved).toMatchObject([
    { article: PORT14, quantity: 3, serial: to, endCustomer: "Bergmann" },
    { article: OPERATOR, quantity: 1, serial: to },
  ]);
  expect(await standingOf(holder.projectId, PORT14)).toEqual(before);
  const old = await db.licenseKey.findMany({ where: { serial: from }, include: { movedTo: true } });
  for (const key of old)
    expect(key).toMatchObject({ state: "moved", endReason: "Lightning", movedTo: { serial: to } });
  const movements = await db.movement.findMany({ where: { licenseKeyId: answer.moved[0]?.id ?? null } });
  expect(movements).toMatchObject([
    { fromPlace: "device", toPlace: "device", amount: 3n, reason: "Lightning" },
  ]);
  expect(await db.auditEntry.findFirst({ where: { subject: from } })).toMatchObject({
    action: "licenses.moved",
  });
});

test("what was allocated passes over, so that a moved license still returns to where it came from", async () => {
  const [from, to] = [await boundDevice(), newSerial()];
  await moveLicenses(holder.partner, { ...move(from, to), projectId: holder.projectId });
  const before = await standingOf(holder.projectId, PORT14);
  const { content } = await downloadLicenseFile(holder.partner, { serial: to, form: "xml" });
  await returnLicenseFile(holder.partner, { projectId: holder.projectId, serial: to, xml: content });
  const after = await standingOf(holder.projectId, PORT14);
  expect(after).toEqual({ ...before, left: before.left + 3, onDevices: before.onDevices - 3 });
});

test("looking changes nothing; others than were seen are not moved", async () => {
  const [from, to] = [await boundDevice(), newSerial()];
  const wanted = { ...move(from, to), projectId: holder.projectId };
  const seen = (await checkMove(holder.partner, wanted)).moved.map(({ replaces }) => replaces);
  expect(await db.licenseKey.count({ where: { serial: to } })).toBe(0);
  await bind(holder, { serial: from });
  await expect(moveLicenses(holder.partner, { ...wanted, seen })).rejects.toEqual(code("licenses_changed"));
  const now = (await checkMove(holder.partner, wanted)).moved.map(({ replaces }) => replaces);
  expect((await moveLicenses(holder.partner, { ...wanted, seen: now }, "one")).moved).toHaveLength(3);
  expect((await moveLicenses(holder.partner, { ...wanted, seen: now }, "one")).moved).toHaveLength(3);
});

test("hardware licenses stay, pre-assigned or from the balance", async () => {
  const [from, to] = [await boundDevice(), newSerial()];
  await preassignHardwareLicenses(holder.vendor, { licenses: [{ serial: from, article: BRI, quantity: 1 }] });
  await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial: from });
  await bind(holder, { serial: from, article: BRI });
  const answer = await moveLicenses(holder.partner, { ...move(from, to), projectId: holder.projectId });
  expect([answer.moved.length, answer.staying]).toEqual([2, 2]);
  const left = await moveLicenses(holder.partner, {
    ...move(from, newSerial()),
    projectId: holder.projectId,
  }).catch((error: unknown) => error);
  expect(left).toEqual(code("nothing_to_move"));
});

test("each refusal: the same device, nothing there, a strange project, a device it does not fit, no right", async () => {
  const { partner, projectId } = holder;
  const from = await boundDevice();
  const attempt = (to: string, scope = partner, id = projectId) =>
    moveLicenses(scope, { ...move(from, to), projectId: id });
  await expect(attempt(from)).rejects.toEqual(code("serial_same"));
  const nothing = moveLicenses(partner, { ...move(newSerial(), newSerial()), projectId });
  await expect(nothing).rejects.toEqual(code("nothing_to_move"));
  const stranger = await createHolder();
  await expect(attempt(newSerial(), stranger.partner)).rejects.toEqual(code("project_not_found"));
  await expect(attempt(newSerial(), stranger.partner, stranger.projectId)).rejects.toEqual(
    code("nothing_to_move"),
  );
  await bind(holder, { serial: from, article: STANDBY });
  await expect(attempt("00-04-13-00-00-01")).rejects.toEqual(code("article_does_not_fit"));
  expect(() => attempt(newSerial(), limited(partner, { permissions: ["view"] }))).toThrow(
    code("permission_missing"),
  );
});

test("the new device is warned of mixed versions before and after", async () => {
  const [from, to] = [await boundDevice(), newSerial()];
  await bind(holder, { serial: to, article: PORT13 });
  const wanted = { ...move(from, to), projectId: holder.projectId };
  const mixings = [{ kind: "versions", serial: to, license: "PBX-Port", works: "13", idle: ["14"] }];
  expect((await checkMove(holder.partner, wanted)).mixings).toEqual(mixings);
  expect((await moveLicenses(holder.partner, wanted)).mixings).toEqual(mixings);
});

test("a return against a move: each license goes one way, and the balance knows which", async () => {
  for (let round = 0; round < 10; round += 1) {
    const own = await createHolder({ [PORT14]: 5 });
    const [from, to] = [newSerial(), newSerial()];
    await bind(own, { serial: from, quantity: 5 });
    const { content } = await downloadLicenseFile(own.partner, { serial: from, form: "xml" });
    const { projectId, partner } = own;
    const results = await Promise.allSettled([
      returnLicenseFile(partner, { projectId, serial: from, xml: content }),
      moveLicenses(partner, { ...move(from, to), projectId }),
    ]);
    const [returned, moved] = results;
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    if (returned.status === "rejected") expect(returned.reason).toEqual(code("license_key_ended"));
    if (moved.status === "rejected") expect(moved.reason).toEqual(code("nothing_to_move"));
    const { left, onDevices } = await standingOf(projectId, PORT14);
    expect([left, onDevices]).toEqual(returned.status === "fulfilled" ? [5, 0] : [0, 5]);
  }
});
