import { decodeJwt } from "jose";
import { beforeAll, expect, test } from "vitest";
import { formatInstant } from "@/lib/domain/instant";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import { downloadLicenseFile } from "@/lib/features/license-files/mutations";
import { checkReturn, returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { moveLicenses } from "@/lib/features/license-moves/mutations";
import { claimHardwareLicenses } from "@/lib/features/hardware-licenses/claims/mutations";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import type { Serial } from "@/lib/domain/hardware/serial";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { limited } from "@/tests/support/cast";
import { BRI, bind, createHolder, type Holder, OPERATOR, PORT14, standingOf } from "@/tests/support/licenses";
import { newSerial, openRunning } from "@/tests/support/rental";

const code = (of: string, details = {}) =>
  expect.objectContaining({ code: of, details: expect.objectContaining(details) });
const xmlOf = async ({ partner }: Holder, serial: Serial) =>
  (await downloadLicenseFile(partner, { serial, form: "xml" })).content;
const claimsOf = async (serial: Serial) => decodeJwt((await getOrIssueDocument(serial)).document.document);

let holder: Holder;
beforeAll(async () => {
  await freezeClock();
  holder = await createHolder({ [PORT14]: 100, [OPERATOR]: 10, [BRI]: 5 });
});

async function boundDevice(quantity = 3): Promise<Serial> {
  const serial = newSerial();
  await bind(holder, { serial, quantity, endCustomer: "Bergmann & Söhne", location: "Hamburg" });
  await bind(holder, { serial, article: OPERATOR });
  return serial;
}

test("several licenses for one serial make one file", async () => {
  const serial = await boundDevice();
  const { content, fileName } = await downloadLicenseFile(holder.partner, { serial, form: "script" });
  expect(fileName).toBe(`licenses-${serial.replaceAll("-", "").toLowerCase()}.txt`);
  const lines = content.trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe(`# License keys to be installed on: ${serial}`);
  expect(lines[2]).toMatch(/^vars create LICENSE\/PBX0 pau Port14=3,.*,Bergmann & Söhne, Hamburg$/);
  expect(lines[3]).toMatch(/^vars create LICENSE\/PBX1 pau Operator14=1,/);
});

test("only who sees the device's licenses downloads them; ended ones are in no file", async () => {
  const [serial, stranger] = [await boundDevice(), await createHolder()];
  const download = (scope: Holder["partner"]) => downloadLicenseFile(scope, { serial, form: "script" });
  await expect(download(stranger.partner)).rejects.toEqual(code("not_found"));
  const elsewhere = { ...holder.partner, limitedTo: new Set([stranger.projectId]) } as never;
  await expect(download(elsewhere)).rejects.toEqual(code("not_found"));
  expect((await download(holder.vendor)).content).toContain("Port14=3");
  await db.licenseKey.updateMany({ where: { serial }, data: { state: "revoked", endedAt: 1n } });
  await expect(download(holder.partner)).rejects.toEqual(code("not_found"));
});

test("a returned file brings its licenses back to the balance, once", async () => {
  const before = await standingOf(holder.projectId, PORT14);
  const serial = await boundDevice();
  const wanted = { projectId: holder.projectId, serial, xml: await xmlOf(holder, serial) };
  expect(await checkReturn(holder.partner, wanted)).toMatchObject({ staying: 0 });
  const { returned } = await returnLicenseFile(holder.partner, wanted);
  expect(returned).toMatchObject([
    { article: PORT14, quantity: 3 },
    { article: OPERATOR, quantity: 1 },
  ]);
  expect(await standingOf(holder.projectId, PORT14)).toEqual(before);
  const again = returnLicenseFile(holder.partner, wanted);
  await expect(again).rejects.toEqual(code("license_key_ended", { state: "returned" }));
  const movement = await db.movement.findFirst({
    where: { licenseKeyId: returned[0]?.id ?? null },
    orderBy: { id: "desc" },
  });
  expect(movement).toMatchObject({ fromPlace: "device", toPlace: "project", amount: 3n });
});

test("a file that was changed, is of another device or account, or too long is refused and returns nothing", async () => {
  const [serial, other, stranger] = [await boundDevice(), await boundDevice(), await createHolder()];
  const { partner, projectId } = holder;
  const xml = await xmlOf(holder, serial);
  const before = await standingOf(projectId, PORT14);
  const attempt = (text: string, more = {}, scope = partner) =>
    returnLicenseFile(scope, { projectId, serial, xml: text, ...more });
  const changed = code("license_file_changed", { license: "PBX-Port14" });
  await expect(attempt(xml.replace('amount="3"', 'amount="4"'))).rejects.toEqual(changed);
  await expect(attempt(xml.replace("Bergmann", "Berg"))).rejects.toEqual(changed);
  await expect(attempt(xml, { serial: other })).rejects.toEqual(
    code("license_file_other_device", { serial: other, found: serial }),
  );
  const elsewhere = attempt(xml, { projectId: stranger.projectId }, stranger.partner);
  await expect(elsewhere).rejects.toEqual(code("license_file_other_account"));
  await expect(attempt(`${xml}${" ".repeat(262_144)}`)).rejects.toEqual(code("license_file_too_long"));
  await expect(attempt("<licenses>")).rejects.toEqual(code("license_file_malformed"));
  await expect(attempt(xml, {}, limited(partner, { permissions: ["view"] }))).rejects.toEqual(
    code("permission_missing"),
  );
  expect(await standingOf(projectId, PORT14)).toEqual(before);
});

test("hardware licenses are not returned, and a file with nothing else returns nothing", async () => {
  const serial = newSerial();
  await preassignHardwareLicenses(holder.vendor, { licenses: [{ serial, article: BRI, quantity: 2 }] });
  await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
  const wanted = async () => ({ projectId: holder.projectId, serial, xml: await xmlOf(holder, serial) });
  await expect(returnLicenseFile(holder.partner, await wanted())).rejects.toEqual(code("nothing_to_return"));
  await bind(holder, { serial });
  expect(await returnLicenseFile(holder.partner, await wanted())).toMatchObject({
    staying: 1,
    returned: [{}],
  });
  expect(await db.licenseKey.count({ where: { serial, state: "active" } })).toBe(1);
});

test("a file from before a move returns nothing more", async () => {
  const serial = await boundDevice();
  const xml = await xmlOf(holder, serial);
  const { projectId, partner } = holder;
  await moveLicenses(partner, { projectId, from: serial, to: newSerial(), reason: "" });
  const late = returnLicenseFile(partner, { projectId, serial, xml });
  await expect(late).rejects.toEqual(code("license_key_ended", { state: "moved" }));
});

test("the document names what was purchased beside what is rented; it has no end of its own", async () => {
  const rental = await openRunning({ isc: "10", ports: 25, cast: holder });
  const { exp } = await claimsOf(rental.serial);
  await bind(holder, { serial: rental.serial, quantity: 7 });
  expect(await claimsOf(rental.serial)).toMatchObject({
    seq: 2,
    exp,
    licenses: [
      { name: "PBX-Port", source: "rental", quantity: 25 },
      { name: "PBX-Port14", version: "14", source: "purchased", quantity: 7 },
    ],
  });
  await advanceClock(BigInt(exp ?? 0) - (await portalTime()));
  const stopped = await claimsOf(rental.serial);
  expect(stopped).toMatchObject({ seq: 3, licenses: [{ source: "purchased" }] });
  expect(stopped.exp).toBeUndefined();
});

test("an unclaimed hardware license is in no document, and the same content is signed once", async () => {
  const serial = newSerial();
  await preassignHardwareLicenses(holder.vendor, { licenses: [{ serial, article: BRI, quantity: 2 }] });
  expect(await claimsOf(serial)).toMatchObject({ seq: 1, licenses: [] });
  await claimHardwareLicenses(holder.partner, { projectId: holder.projectId, serial });
  const downloaded = await downloadLicenseFile(holder.partner, { serial, form: "document" });
  expect(decodeJwt(downloaded.content)).toMatchObject({
    seq: 2,
    licenses: [{ name: "Relay-BRI", quantity: 2 }],
  });
  expect((await getOrIssueDocument(serial)).document.document).toBe(downloaded.content);
});

test("a person who downloads the document is not taken for the device", async () => {
  const serial = await boundDevice();
  await downloadLicenseFile(holder.partner, { serial, form: "document" });
  expect(await db.device.findUnique({ where: { serial } })).toMatchObject({ lastSeenAt: null });
});

const test14 = (serial: Serial) => ({ serial, version: "14", slave: false as const, pbxLicenses: 30 });

test("a test license runs for three calendar months from its first download, and is then gone", async () => {
  const { partner, projectId } = holder;
  const serial = newSerial();
  const created = await createTestLicense(partner, { ...test14(serial), projectId });
  expect(created).toMatchObject({ firstDownloadedAt: null, expiresAt: null });
  await advanceClock(86_400n * 40n);
  const now = await portalTime();
  const { content } = await downloadLicenseFile(partner, { serial, form: "script" });
  const { expiresAt } = await db.testLicense.findUniqueOrThrow({ where: { serial } });
  const days = Number((expiresAt ?? 0n) - now) / 86_400;
  expect(days).toBeGreaterThanOrEqual(89);
  expect(days).toBeLessThanOrEqual(92);
  expect(content).toContain(`until ${formatInstant((expiresAt ?? 0n) as never)}`);
  await advanceClock(86_400n);
  await downloadLicenseFile(partner, { serial, form: "xml" });
  expect((await db.testLicense.findUniqueOrThrow({ where: { serial } })).expiresAt).toBe(expiresAt);
  const exp = Number(expiresAt);
  expect(await claimsOf(serial)).toMatchObject({
    licenses: [
      { name: "Test-AllFunctions", version: "14", quantity: 1, source: "test", exp },
      { name: "Test-PBX", quantity: 30, source: "test", exp },
    ],
  });
  await advanceClock((expiresAt ?? 0n) - (await portalTime()));
  expect(await claimsOf(serial)).toMatchObject({ licenses: [] });
  const late = downloadLicenseFile(partner, { serial, form: "script" });
  await expect(late).rejects.toEqual(code("not_found"));
});

test("the device's own first call begins its test license too", async () => {
  const serial = newSerial();
  await createTestLicense(holder.partner, {
    serial,
    version: "14",
    slave: true,
    projectId: holder.projectId,
  });
  const claims = await claimsOf(serial);
  expect(claims).toMatchObject({ seq: 1, licenses: [{ name: "Test-AllFunctions" }] });
  expect(await claimsOf(serial)).toEqual(claims);
  expect(await db.testLicense.findUnique({ where: { serial } })).toMatchObject({
    firstDownloadedAt: BigInt(claims.iat ?? 0),
  });
});

test("one device has one test license, ever, whoever asks and however many at once", async () => {
  const [serial, stranger] = [newSerial(), await createHolder()];
  const ask = ({ partner, projectId }: Holder) =>
    createTestLicense(partner, { ...test14(serial), projectId });
  const results = await Promise.allSettled([ask(holder), ask(stranger), ask(holder), ask(stranger)]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toEqual(code("test_license_used", { serial }));
});
