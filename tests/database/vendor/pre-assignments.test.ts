import { expect, test } from "vitest";
import { createArticle } from "@/lib/features/articles/mutations";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { listPreAssignments } from "@/lib/features/pre-assignments/data";
import { checkPreAssignmentList, preassignList } from "@/lib/features/pre-assignments/mutations";
import { preAssignmentListSchema } from "@/lib/features/pre-assignments/schema";
import { findLicenseKeys } from "@/lib/features/revocations/data";
import { licenseKeySearchSchema } from "@/lib/features/revocations/schema";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { db } from "@/lib/platform/db/client";
import { createCast } from "@/tests/support/cast";
import { newSerial } from "@/tests/support/rental";

const { vendor, partner, customer } = await createCast();
const BRI = "01-00500-901";
const PORTS = "02-00901-014";
const plain = { version: "", rentable: false, perDevice: false };
await createArticle(vendor, { ...plain, number: BRI, name: "Relay-BRI", kind: "hardware" });
await createArticle(vendor, { ...plain, number: PORTS, name: "PBX-Port14", kind: "software" });

const list = (csv: string) => ({ csv, locale: "en" as const });
const keys = (filter: object) => listPreAssignments(vendor, preAssignmentListSchema.parse(filter));
const found = (filter: object) => findLicenseKeys(vendor, licenseKeySearchSchema.parse(filter));
const idsOf = async (serial: string, state: string) =>
  (await keys({ serial, state })).preAssignments.map(({ id }) => id);
const countKeys = () => db.licenseKey.count();

test("a good list is assigned once, and nobody owns it yet", async () => {
  const [one, other] = [newSerial(), newSerial()];
  const csv = `serial;article;quantity\n${one.replaceAll("-", "")};${BRI};2\n${other.toLowerCase()};${BRI};`;
  expect(await checkPreAssignmentList(vendor, list(csv))).toEqual({
    lines: [
      { line: 2, serial: one, article: BRI, quantity: 2, fault: null },
      { line: 3, serial: other, article: BRI, quantity: 1, fault: null },
    ],
    faults: 0,
  });
  const before = await countKeys();
  const made = await preassignList(vendor, list(csv), "list-1");
  expect(await preassignList(vendor, list(csv), "list-1")).toEqual(made);
  expect(await countKeys()).toBe(before + 2);
  for (const serial of [one, one.replaceAll("-", ":"), one.slice(-8)])
    expect((await keys({ serial, state: "unclaimed" })).preAssignments).toMatchObject([
      { serial: one, owner: null },
    ]);
});

test("each bad line has its own sentence, and then nothing is assigned", async () => {
  const csv = `serial,article,quantity
${newSerial()},${BRI},1
no serial,${BRI},1
${newSerial()},${PORTS},1
${newSerial()},99-none,1
12-34-56-78-9A-BC,${BRI},1
${newSerial()},${BRI},0`;
  const before = await countKeys();
  const { lines, faults } = await checkPreAssignmentList(vendor, list(csv));
  expect(faults).toBe(5);
  expect(lines.map(({ fault }) => fault?.split(/[.:]/)[0] ?? null)).toEqual([
    null,
    "serial",
    expect.stringContaining(PORTS),
    "There is no article 99-none",
    expect.stringContaining("Relay-BRI"),
    "quantity",
  ]);
  await expect(preassignList(vendor, list(csv))).rejects.toMatchObject({ code: "list_faulty" });
  expect(await countKeys()).toBe(before);
});

test("a device that is for rent is no license on one", async () => {
  const [serial, article] = [parseSerial(newSerial()), "05-00901-001"];
  const model = { ...plain, number: article, name: "Phone-112", kind: "hardware", rentable: true } as const;
  await createArticle(vendor, model);
  const { lines } = await checkPreAssignmentList(vendor, list(`serial,article\n${serial},${article}`));
  expect(lines[0]?.fault).toBe("The article 05-00901-001 is not a hardware license.");
  const licenses = [{ serial, article, quantity: 1 }];
  await expect(preassignHardwareLicenses(vendor, { licenses })).rejects.toMatchObject({
    code: "article_not_hardware",
  });
});

test("the list tells who claimed a license, and what has ended", async () => {
  const serial = parseSerial(newSerial());
  const licenses = [1, 2, 3].map((quantity) => ({ serial, article: BRI, quantity }));
  const [claimed = "", revoked = "", free = ""] = (await preassignHardwareLicenses(vendor, { licenses })).map(
    ({ id }) => id,
  );
  const project = await db.project.findFirstOrThrow({ where: { organizationId: partner.organizationId } });
  await db.licenseKey.update({
    where: { id: claimed },
    data: { organizationId: partner.organizationId, projectId: project.id, claimedAt: 5n },
  });
  await revokeLicenseKey(vendor, { licenseKeyId: revoked, reason: "sold twice" });
  expect(await idsOf(serial, "claimed")).toEqual([claimed]);
  expect(await idsOf(serial, "ended")).toEqual([revoked]);
  expect(await idsOf(serial, "unclaimed")).toEqual([free]);
  const { preAssignments } = await keys({ serial, state: "claimed" });
  expect(preAssignments.map(({ owner }) => owner?.name)).toEqual([partner.organizationName]);
  expect((await keys({ serial: "no serial at all" })).total).toBe(0);
});

test("the vendor finds any license key by serial, content and organization; nobody else does", async () => {
  const serial = parseSerial(newSerial());
  const [made] = await preassignHardwareLicenses(vendor, {
    licenses: [{ serial, article: BRI, quantity: 1 }],
  });
  for (const search of [serial, serial.replaceAll("-", ""), made?.licenseKey ?? ""])
    expect((await found({ search })).licenseKeys.map(({ id }) => id)).toEqual([made?.id]);
  expect((await found({ search: partner.organizationName })).licenseKeys.length).toBeGreaterThan(0);
  for (const scope of [partner, customer]) {
    await expect(findLicenseKeys(scope, licenseKeySearchSchema.parse({}))).rejects.toMatchObject({
      code: "organization_kind_wrong",
    });
    await expect(listPreAssignments(scope, preAssignmentListSchema.parse({}))).rejects.toMatchObject({
      code: "organization_kind_wrong",
    });
  }
});
