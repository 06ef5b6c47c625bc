import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bindLicenseKeys } from "@/lib/features/license-keys/mutations";
import { returnFromDevice } from "@/lib/features/license-returns/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { bind, createHolder, type Holder, PORT14, wanted } from "@/tests/support/licenses";
import { newSerial } from "@/tests/support/rental";

const MOST = 50;
let portal: DeviceServer;
let holder: Holder;
beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  holder = await createHolder({ [PORT14]: 200 });
});
afterAll(() => portal.stop());

async function deniedIn(device: Awaited<ReturnType<typeof enrollDevice>>): Promise<readonly string[]> {
  const claims = decodeJwt(await (await callPortal(portal.url, device)).text());
  return (claims["denied"] as { licenseKeys?: string[] } | undefined)?.licenseKeys ?? [];
}

test("a document denies the fifty keys that ended last, and none that counts", async () => {
  const serial = newSerial();
  const device = await enrollDevice(serial);
  const licenses = Array.from({ length: MOST + 3 }, () => wanted({ serial }));
  const bound = await bindLicenseKeys(holder.partner, { projectId: holder.projectId, licenses });
  const keys = bound.licenses.map(({ licenseKey }) => licenseKey).toSorted();
  const [first = "", second = "", staying = "", ...others] = keys;
  const giveBack = async (licenseKeys: string[]) => {
    await returnFromDevice(serial, { licenseKeys });
    await advanceClock(60n);
    return deniedIn(device);
  };
  expect(await deniedIn(device)).toEqual([]);
  expect(await giveBack([first])).toEqual([first]);
  expect(await giveBack([second])).toEqual([first, second]);
  const denied = await giveBack(others);
  expect(denied).toEqual(others);
  expect(denied).not.toContain(staying);
});

test("a key the vendor revoked is denied to its device, and to no other", async () => {
  const [serial, other] = [newSerial(), newSerial()];
  const [device, bystander] = [await enrollDevice(serial), await enrollDevice(other)];
  const [license] = (await bind(holder, { serial })).licenses;
  await bind(holder, { serial: other });
  await revokeLicenseKey(holder.vendor, { licenseKeyId: license?.id ?? "", reason: "Stolen" });
  expect(await deniedIn(device)).toEqual([license?.licenseKey]);
  expect(await deniedIn(bystander)).toEqual([]);
});
