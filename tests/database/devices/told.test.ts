import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { changeArticle } from "@/lib/features/articles/mutations";
import { revokeCertificate } from "@/lib/features/device-certificates/mutations";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import { moveLicenses } from "@/lib/features/license-moves/mutations";
import { returnFromDevice } from "@/lib/features/license-returns/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { removePbx, sendLicensesAgain } from "@/lib/features/pbxs/mutations";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import { pool } from "@/lib/platform/db/pool";
import { certified } from "@/tests/support/certified-devices";
import { freezeClock } from "@/tests/support/clock";
import { giveNotice } from "@/tests/support/contracts";
import { bind, BRI, createHolder, type Holder, PORT14 } from "@/tests/support/licenses";
import { newSerial, openRental } from "@/tests/support/rental";

let holder: Holder;
beforeAll(async () => {
  await freezeClock();
  holder = await createHolder({ [PORT14]: 20 });
});

/** Whom the processes that serve devices were told of since the last question. */
async function told(): Promise<string[]> {
  const { rows } = await pool().query<{ target: string }>("DELETE FROM device_changes RETURNING target");
  return [...new Set(rows.map(({ target }) => target))].toSorted();
}

async function boundLicense(): Promise<Readonly<{ serial: Serial; id: string }>> {
  const serial = newSerial();
  const [license] = (await bind(holder, { serial })).licenses;
  return { serial, id: license?.id ?? "" };
}

beforeEach(async () => void (await told()));

describe("a device is told of", () => {
  test("when a license is bound to it, and when the vendor revokes it", async () => {
    const { serial, id } = await boundLicense();
    expect(await told()).toEqual([`serial:${serial}`]);
    await revokeLicenseKey(holder.vendor, { licenseKeyId: id, reason: "Stolen" });
    expect(await told()).toEqual([`serial:${serial}`]);
  });

  test("when it gives its licenses back", async () => {
    const { serial } = await boundLicense();
    await told();
    await returnFromDevice(serial, {});
    expect(await told()).toEqual([`serial:${serial}`]);
  });

  test("when its licenses are moved, as the one they come from and as the one they go to", async () => {
    const [{ serial: from }, to] = [await boundLicense(), newSerial()];
    await told();
    await moveLicenses(holder.partner, { projectId: holder.projectId, from, to, reason: "Lightning" });
    expect(await told()).toEqual([`serial:${from}`, `serial:${to}`].toSorted());
  });

  test("when its hardware licenses are claimed", async () => {
    const serial = newSerial();
    await preassignHardwareLicenses(holder.vendor, { licenses: [{ serial, article: BRI, quantity: 1 }] });
    await told();
    await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
    expect(await told()).toEqual([`serial:${serial}`]);
  });

  test("when it is given a test license, and when that begins", async () => {
    const serial = newSerial();
    const wanted = { serial, version: "14", slave: false as const, pbxLicenses: 30 };
    await createTestLicense(holder.partner, { ...wanted, projectId: holder.projectId });
    expect(await told()).toContain(`serial:${serial}`);
    await getOrIssueDocument(serial);
    expect(await told()).toEqual([`serial:${serial}`]);
  });

  test("when its licenses are to be sent again, and when it leaves its account", async () => {
    const { partner, accountId, serial } = await openRental();
    await told();
    await sendLicensesAgain(partner, accountId);
    expect(await told()).toEqual([`serial:${serial}`]);
    await removePbx(partner, { accountId, serial });
    expect(await told()).toEqual([`serial:${serial}`]);
  });

  test("when its certificate is taken back, and not when it is used", async () => {
    const { authorityId, number, device } = await certified(holder.vendor);
    await told();
    await pool().query("UPDATE device_certificates SET first_used_at = 1 WHERE number = $1", [number]);
    expect(await told()).toEqual([]);
    await revokeCertificate(holder.vendor, { authorityId, number, reason: "key_compromise", note: "" });
    expect(await told()).toEqual([`certificate:${device.serial}`]);
  });
});

describe("all devices that are concerned are told of", () => {
  test("when a contract of an organization ends, at once or later", async () => {
    const { vendor, partner } = await openRental();
    const { organizationId } = partner;
    await told();
    await giveNotice({ vendor, partner }, { inSeconds: 86_400n });
    expect(await told()).toContain(`organization:${organizationId}`);
  });

  test("when an article is called something else, and not when all stays", async () => {
    const article = {
      number: PORT14,
      kind: "software",
      version: "14",
      rentable: false,
      perDevice: false,
    } as const;
    await changeArticle(holder.vendor, { ...article, name: "PBX-Port14" });
    expect(await told()).toEqual([]);
    await changeArticle(holder.vendor, { ...article, name: "PBX-Ports" });
    expect(await told()).toEqual(["all"]);
  });

  test("when authorities change, and when the demo's clock is moved", async () => {
    await pool().query("UPDATE device_authorities SET name = name");
    await freezeClock();
    expect(await told()).toEqual(["authorities", "clock"]);
  });
});
