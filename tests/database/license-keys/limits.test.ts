import { beforeAll, expect, test } from "vitest";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import {
  checkHardwareLicenses,
  claimHardwareLicenses,
} from "@/lib/features/hardware-licenses/claims/mutations";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { checkImport } from "@/lib/features/license-imports/mutations";
import { listMixings } from "@/lib/features/license-keys/data";
import { listLicenseKeys } from "@/lib/features/license-keys/list/data";
import { checkReturn, returnFromDevice, returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { createProject } from "@/lib/features/projects/mutations";
import { listTestLicenses } from "@/lib/features/test-licenses/data";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import { BRI, bind, createHolder, type Holder, PORT13, PORT14, standingOf } from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

// Whose licenses are whose: of several organizations on one device, and of several projects of one.

const code = (of: string) => expect.objectContaining({ code: of });
const seeing = (scope: Scope, projectId: string): Scope =>
  mintScope({ ...scope, limitedTo: new Set([projectId]) });

let holder: Holder;
let stranger: Holder;
let besideId: string;
beforeAll(async () => {
  holder = await createHolder({ [PORT14]: 50, [PORT13]: 5 });
  stranger = await createHolder({ [PORT14]: 50, [PORT13]: 5 });
  besideId = (await createProject(holder.partner, { name: "Beside" })).id;
});

/** A device with a hardware license that nobody has claimed. */
async function preassigned() {
  const serial = newSerial();
  await preassignHardwareLicenses(holder.vendor, { licenses: [{ serial, article: BRI, quantity: 2 }] });
  return serial;
}

test("hardware licenses of one project belong to someone else for whoever sees only another", async () => {
  const serial = await preassigned();
  const { partner, projectId } = holder;
  await claimHardwareLicenses(partner, { projectId, serial });
  const claim = claimHardwareLicenses(seeing(partner, besideId), { projectId: besideId, serial });
  await expect(claim).rejects.toEqual(code("hardware_owned"));
  expect(await claimHardwareLicenses(seeing(partner, projectId), { projectId, serial })).toMatchObject({
    newlyClaimed: 0,
  });
});

test("software on a device is claimed by nobody, whoever's it is", async () => {
  const serial = await preassigned();
  await bind(stranger, { serial });
  await bind(holder, { serial });
  const { licenses } = await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
  expect(licenses.map(({ article }) => article)).toEqual([BRI]);
  const bare = newSerial();
  await bind(holder, { serial: bare });
  const claim = claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial: bare });
  await expect(claim).rejects.toEqual(code("hardware_unknown"));
});

test("what a device gave back is in its trace, once, with the keys", async () => {
  const serial = newSerial();
  const [key] = (await bind(holder, { serial })).licenses;
  for (let call = 0; call < 2; call += 1) await returnFromDevice(serial, {});
  const events = await db.deviceEvent.findMany({ where: { serial, kind: "returned" } });
  expect(events.map(({ details }) => details)).toEqual([{ licenseKeys: key?.licenseKey }]);
});

test("looking at a list of licenses needs the permission licenses, as importing it does", () => {
  const viewer = limited(holder.partner, { permissions: ["view"] });
  const list = { projectId: holder.projectId, csv: `license;amount;serial\nPBX-Port14;1;${newSerial()}\n` };
  expect(() => checkImport(viewer, list)).toThrow(code("permission_missing"));
});

test("looking for hardware licenses needs the permission licenses, and guessing is counted there too", async () => {
  const { partner, projectId } = await createHolder();
  const serial = newSerial();
  const viewer = limited(partner, { permissions: ["view"] });
  expect(() => checkHardwareLicenses(viewer, { projectId, serial })).toThrow(code("permission_missing"));
  const guess = () => checkHardwareLicenses(partner, { projectId, serial: newSerial() });
  await Promise.allSettled(Array.from({ length: 25 }, guess));
  await expect(guess()).rejects.toEqual(code("rate_limited"));
});

test("a hardware license that nobody claimed is in no file, not even in the vendor's", async () => {
  const serial = await preassigned();
  const download = downloadLicenseFile(holder.vendor, { serial, form: "script" });
  await expect(download).rejects.toEqual(code("not_found"));
});

test("a test license is downloaded, and begun, by its own organization alone", async () => {
  const serial = newSerial();
  const wanted = { serial, version: "14", slave: true as const, projectId: holder.projectId };
  await createTestLicense(holder.partner, wanted);
  await bind(stranger, { serial });
  const theirs = async () =>
    (await downloadLicenseFile(stranger.partner, { serial, form: "script" })).content;
  expect(await theirs()).not.toContain("Test");
  expect(await db.testLicense.findUnique({ where: { serial } })).toMatchObject({ firstDownloadedAt: null });
  const { content } = await downloadLicenseFile(holder.partner, { serial, form: "script" });
  expect(content).toContain("AllFunctions");
  expect(content).not.toContain("Port14");
  expect(await theirs()).not.toContain("Test");
});

test("a test license needs the permission licenses and a project of one's own, and is listed there only", async () => {
  const wanted = { serial: newSerial(), version: "14", slave: true as const, projectId: holder.projectId };
  const viewer = limited(holder.partner, { permissions: ["view"] });
  expect(() => createTestLicense(viewer, wanted)).toThrow(code("permission_missing"));
  await expect(createTestLicense(stranger.partner, wanted)).rejects.toEqual(code("project_not_found"));
  await createTestLicense(holder.partner, wanted);
  const list = (projectId: string) => listTestLicenses(holder.partner, projectId, { page: 1, pageSize: 50 });
  const { testLicenses } = await list(holder.projectId);
  expect(testLicenses.map(({ serial }) => serial)).toContain(wanted.serial);
  expect(await list(besideId)).toEqual({ testLicenses: [], total: 0 });
});

test("a file gives back to the project its licenses came from, and to no other of the organization", async () => {
  const serial = newSerial();
  const { partner, projectId } = holder;
  const before = await standingOf(projectId, PORT14);
  await bind(holder, { serial, quantity: 3 });
  const { content: xml } = await downloadLicenseFile(partner, { serial, form: "xml" });
  const wanted = { serial, xml, projectId };
  const elsewhere = returnLicenseFile(partner, { ...wanted, projectId: besideId });
  await expect(elsewhere).rejects.toEqual(code("license_file_other_account"));
  const viewer = limited(partner, { permissions: ["view"] });
  await expect(checkReturn(viewer, wanted)).rejects.toEqual(code("permission_missing"));
  await returnLicenseFile(partner, wanted);
  expect(await standingOf(projectId, PORT14)).toEqual(before);
});

test("a license key is listed in its own project, and no version is told that another organization bound", async () => {
  const serial = newSerial();
  const [key] = (await bind(holder, { serial })).licenses;
  const list = async (projectId: string) =>
    (await listLicenseKeys(holder.partner, { projectId, filter: {} }, { page: 1, pageSize: 50 })).licenseKeys;
  expect((await list(holder.projectId)).map(({ id }) => id)).toContain(key?.id);
  expect(await list(besideId)).toEqual([]);
  const [ended] = (await bind(stranger, { serial, article: PORT13 })).licenses;
  expect(await listMixings(holder.partner, new Set([serial]))).toEqual([]);
  expect(await listMixings(holder.vendor, new Set([serial]))).toMatchObject([{ works: "13" }]);
  await revokeLicenseKey(holder.vendor, { licenseKeyId: ended?.id ?? "", reason: "Wrong device" });
  expect(await listMixings(holder.vendor, new Set([serial]))).toEqual([]);
});

test("revoking needs the permission licenses of the vendor's staff, and pre-assigning too", async () => {
  const serial = newSerial();
  const [key] = (await bind(holder, { serial })).licenses;
  const viewer = limited(holder.vendor, { permissions: ["view", "rental"] });
  const revocation = { licenseKeyId: key?.id ?? "", reason: "Wrong serial" };
  expect(() => revokeLicenseKey(viewer, revocation)).toThrow(code("permission_missing"));
  const licenses = [{ serial, article: BRI, quantity: 1 }];
  expect(() => preassignHardwareLicenses(viewer, { licenses })).toThrow(code("permission_missing"));
  expect(await db.licenseKey.findMany({ where: { serial } })).toMatchObject([{ state: "active" }]);
});
