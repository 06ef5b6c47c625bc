import { beforeAll, expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import {
  checkHardwareLicenses,
  claimHardwareLicenses,
} from "@/lib/features/hardware-licenses/claims/mutations";
import { checkPreassignment, preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import { BRI, createHolder, type Holder, PORT14, projectOf } from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

let holder: Holder;
beforeAll(async () => {
  holder = await createHolder();
});

const licenseOf = (serial: string, article = BRI, quantity = 2) => ({
  serial: parseSerial(serial),
  article,
  quantity,
});
async function preassigned(quantity = 2) {
  const serial = newSerial();
  const licenses = await preassignHardwareLicenses(holder.vendor, {
    licenses: [licenseOf(serial, BRI, quantity)],
  });
  return { serial, licenses };
}

test("the vendor assigns a hardware license to a device, and it comes from where pieces are issued", async () => {
  const { serial, licenses } = await preassigned();
  expect(licenses).toMatchObject([{ serial, article: BRI, name: "Relay-BRI", quantity: 2 }]);
  expect(licenses[0]?.licenseKey).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
  const movements = await db.movement.findMany({ where: { licenseKeyId: licenses[0]?.id ?? null } });
  expect(movements).toMatchObject([{ fromPlace: "issued", toPlace: "device", amount: 2n, projectId: null }]);
});

test("of many pre-assignments all are made or none", async () => {
  const [one, other] = [newSerial(), parseSerial("00-0C-29-11-22-33")];
  const licenses = [licenseOf(one), licenseOf(other)];
  const refused = preassignHardwareLicenses(holder.vendor, { licenses });
  await expect(refused).rejects.toMatchObject({ code: "article_does_not_fit" });
  expect(await db.licenseKey.count({ where: { serial: { in: [one, other] } } })).toBe(0);
});

test("software, unknown articles and everybody but the vendor are refused", async () => {
  const serial = newSerial();
  const assign = (article: string) =>
    preassignHardwareLicenses(holder.vendor, { licenses: [licenseOf(serial, article)] });
  await expect(assign(PORT14)).rejects.toMatchObject({ code: "article_not_hardware" });
  await expect(assign("01-00500-999")).rejects.toMatchObject({ code: "article_unknown" });
  expect(() => preassignHardwareLicenses(holder.partner, { licenses: [licenseOf(serial)] })).toThrow(
    expect.objectContaining({ code: "organization_kind_wrong" }),
  );
});

test("looking before assigning changes nothing, and one reference assigns once", async () => {
  const serial = newSerial();
  const licenses = [licenseOf(serial)];
  await checkPreassignment(holder.vendor, { licenses });
  const first = await preassignHardwareLicenses(holder.vendor, { licenses }, "once");
  expect(await preassignHardwareLicenses(holder.vendor, { licenses }, "once")).toEqual(first);
  expect(await db.licenseKey.count({ where: { serial } })).toBe(1);
});

test("whoever claims first owns them, and may ask again and again", async () => {
  const { serial, licenses } = await preassigned();
  const claim = { projectId: holder.projectId, serial };
  expect(await checkHardwareLicenses(holder.partner, claim)).toMatchObject({ newlyClaimed: 1 });
  expect(await db.licenseKey.findFirst({ where: { serial } })).toMatchObject({ organizationId: null });
  expect(await claimHardwareLicenses(holder.partner, claim)).toMatchObject({ newlyClaimed: 1, licenses });
  expect(await claimHardwareLicenses(holder.partner, claim)).toMatchObject({ newlyClaimed: 0, licenses });
  const audit = await db.auditEntry.findMany({ where: { subject: serial } });
  expect(audit).toMatchObject([{ action: "hardware_licenses.claimed", actorId: holder.partner.userId }]);
});

test("any other account is told that they belong to someone else, later pre-assignments included", async () => {
  const [{ serial }, stranger] = [await preassigned(), await createHolder()];
  await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
  await preassignHardwareLicenses(holder.vendor, { licenses: [licenseOf(serial)] });
  const claim = claimHardwareLicenses(stranger.partner, { projectId: stranger.projectId, serial });
  await expect(claim).rejects.toMatchObject({ code: "hardware_owned" });
  const again = await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
  expect(again).toMatchObject({ newlyClaimed: 1 });
});

test("of twenty accounts that claim at once one owns the licenses", async () => {
  const { serial } = await preassigned();
  const rivals = await Promise.all(Array.from({ length: 20 }, () => createHolder()));
  const results = await Promise.allSettled(
    rivals.map(({ partner, projectId }) => claimHardwareLicenses(partner, { projectId, serial })),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "hardware_owned" });
});

test("a serial nothing was assigned to says so, and guessing is slowed", async () => {
  const { partner, projectId } = await createHolder();
  const guess = () => claimHardwareLicenses(partner, { projectId, serial: newSerial() });
  await expect(guess()).rejects.toMatchObject({ code: "hardware_unknown" });
  await Promise.allSettled(Array.from({ length: 25 }, guess));
  await expect(guess()).rejects.toMatchObject({ code: "rate_limited" });
});

test("a strange project, missing rights and a limit to other projects are refused", async () => {
  const [{ serial }, stranger] = [await preassigned(), await createHolder()];
  const elsewhere = claimHardwareLicenses(holder.partner, { projectId: stranger.projectId, serial });
  await expect(elsewhere).rejects.toMatchObject({ code: "project_not_found" });
  const viewer = limited(holder.partner, { permissions: ["view"] });
  expect(() => claimHardwareLicenses(viewer, { projectId: holder.projectId, serial })).toThrow(
    expect.objectContaining({ code: "permission_missing" }),
  );
});

test("a revoked hardware license is gone, its row stays with the reason", async () => {
  const { serial, licenses } = await preassigned(3);
  const claim = { projectId: await projectOf(holder.partner), serial };
  await claimHardwareLicenses(holder.partner, claim);
  const licenseKeyId = licenses[0]?.id ?? "";
  const revocation = { licenseKeyId, reason: "Wrong device" };
  expect(await revokeLicenseKey(holder.vendor, revocation)).toMatchObject({ returnedToBalance: false });
  expect(await db.licenseKey.findUnique({ where: { id: licenseKeyId } })).toMatchObject({
    state: "revoked",
    endReason: "Wrong device",
    endedBy: holder.vendor.userId,
  });
  const last = await db.movement.findFirst({ where: { licenseKeyId }, orderBy: { id: "desc" } });
  expect(last).toMatchObject({ fromPlace: "device", toPlace: "revoked", amount: 3n });
  const again = revokeLicenseKey(holder.vendor, revocation);
  await expect(again).rejects.toMatchObject({ code: "license_key_ended" });
  const unknown = revokeLicenseKey(holder.vendor, { licenseKeyId: crypto.randomUUID(), reason: "?" });
  await expect(unknown).rejects.toMatchObject({ code: "license_key_not_found" });
  await expect(claimHardwareLicenses(holder.partner, claim)).rejects.toMatchObject({
    code: "hardware_unknown",
  });
});
