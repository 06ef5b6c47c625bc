import { beforeAll, expect, test } from "vitest";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { addKeys } from "@/lib/features/added-keys/mutations";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { getLicenseKeyDetails } from "@/lib/features/license-keys/details/data";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { moveLicenses } from "@/lib/features/license-moves/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { createProject } from "@/lib/features/projects/mutations";
import type { Scope } from "@/lib/platform/access/scope";
import { type Cast, createCast } from "@/tests/support/cast";
import { BRI, createHolder, type Holder, projectOf, wanted } from "@/tests/support/licenses";
import { divide, loadProjectWith, OPERATOR, PBX } from "@/tests/support/project-keys";
import { newSerial } from "@/tests/support/rental";

const code = (of: string) => expect.objectContaining({ code: of });

/** Divides pieces of one organization's project, and adds them to another's. */
async function handOn(from: Scope, to: Scope, pieces: string): Promise<void> {
  const keys = await divide(from, { projectId: await projectOf(from), article: PBX, amounts: pieces });
  await addKeys(to, { projectId: await projectOf(to), activationKeys: keys });
}

const ORDER = "PO-2026-17";

/** Adds a key to the partner's project that the vendor issued for an order. */
async function addOrdered({ vendor, partner }: Cast, item: Readonly<{ article: string; quantity: number }>) {
  const [key] = await issueActivationKeys(vendor, { items: [item], count: 1, note: "", orderNumber: ORDER });
  const activationKeys = [parseActivationKey(key?.activationKey ?? "")];
  await addKeys(partner, { projectId: await projectOf(partner), activationKeys });
}

/** Pieces of the vendor's that a partner divided for another, who divided them for a customer, who bound them. */
let cast: Cast;
let middle: Cast;
let projectId: string;
let id: string;
beforeAll(async () => {
  [cast, middle] = [await createCast(), await createCast()];
  await loadProjectWith(cast, { [OPERATOR]: 1 });
  await addOrdered(cast, { article: PBX, quantity: 100 });
  await handOn(cast.partner, middle.partner, "40");
  await handOn(middle.partner, middle.customer, "10");
  projectId = await projectOf(middle.customer);
  const licenses = [wanted({ article: PBX, quantity: 4 })];
  id = (await bindLicenseKeys(middle.customer, { projectId, licenses })).licenses[0]?.id ?? "";
});

test("a license tells the keys it came through, and of others' only who handed over the last one", async () => {
  const { lineage } = await getLicenseKeyDetails(middle.customer, { projectId, id });
  expect(lineage).toMatchObject([
    { step: 1, amount: 4n, isVendors: false, issuer: middle.partner.organizationName },
    { step: 2, amount: 4n, isVendors: false, issuer: null, addedBy: null },
    { step: 3, amount: 4n, isVendors: true, issuer: cast.vendor.organizationName, addedBy: null },
  ]);
  expect(lineage[0]?.addedBy).toBe(middle.customer.personName);
});

test("under which order the vendor issued a key is told to whoever added it, and to nobody further down", async () => {
  const { lineage } = await getLicenseKeyDetails(middle.customer, { projectId, id });
  expect(lineage.map(({ orderNumber }) => orderNumber)).toEqual(["", "", ""]);
  const own = await projectOf(cast.partner);
  const licenses = [wanted({ article: PBX, quantity: 2 })];
  const [bound] = (await bindLicenseKeys(cast.partner, { projectId: own, licenses })).licenses;
  const details = await getLicenseKeyDetails(cast.partner, { projectId: own, id: bound?.id ?? "" });
  expect(details.lineage).toMatchObject([{ step: 1, isVendors: true, orderNumber: ORDER }]);
});

test("a license key is told of in its own project only", async () => {
  const beside = await createProject(middle.customer, { name: "Beside" });
  const elsewhere = getLicenseKeyDetails(middle.customer, { projectId: beside.id, id });
  await expect(elsewhere).rejects.toEqual(code("license_key_not_found"));
  const stranger = getLicenseKeyDetails(cast.partner, { projectId, id });
  await expect(stranger).rejects.toEqual(code("project_not_found"));
  const others = getLicenseKeyDetails(cast.partner, { projectId: await projectOf(cast.partner), id });
  await expect(others).rejects.toEqual(code("license_key_not_found"));
});

test("what happened to a license key is told with one's own people and other organizations' names", async () => {
  const [from, to] = [newSerial(), newSerial()];
  const { customer, vendor } = middle;
  const licenses = [wanted({ article: PBX, serial: from })];
  const [bound] = (await bindLicenseKeys(customer, { projectId, licenses })).licenses;
  const { moved } = await moveLicenses(customer, { projectId, from, to, reason: "Lightning" });
  const old = await getLicenseKeyDetails(customer, { projectId, id: bound?.id ?? "" });
  expect(old).toMatchObject({ movedFrom: null, movedTo: { serial: to } });
  expect(old.events.map(({ kind, by }) => [kind, by]).toSorted()).toEqual([
    ["license_bound", customer.personName],
    ["license_moved_away", customer.personName],
  ]);
  const licenseKeyId = moved[0]?.id ?? "";
  await revokeLicenseKey(vendor, { licenseKeyId, reason: "Wrong device" });
  const { key, movedFrom, events } = await getLicenseKeyDetails(customer, { projectId, id: licenseKeyId });
  expect([key.state, key.endReason, movedFrom?.serial]).toEqual(["revoked", "Wrong device", from]);
  expect(events.map(({ kind, by, reason }) => [kind, by, reason]).toSorted()).toEqual([
    ["license_moved", customer.personName, "Lightning"],
    ["license_revoked", vendor.organizationName, "Wrong device"],
  ]);
});

test("a hardware license tells who assigned it and that it was claimed", async () => {
  const holder: Holder = await createHolder();
  const serial = newSerial();
  const licenses = [{ serial, article: BRI, quantity: 1 }];
  const [key] = await preassignHardwareLicenses(holder.vendor, { licenses });
  await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
  const asked = { projectId: holder.projectId, id: key?.id ?? "" };
  const { events, lineage } = await getLicenseKeyDetails(holder.partner, asked);
  expect(lineage).toEqual([]);
  expect(events.map(({ kind, by }) => [kind, by]).toSorted()).toEqual([
    ["hardware_claimed", null],
    ["hardware_preassigned", holder.vendor.organizationName],
  ]);
});
