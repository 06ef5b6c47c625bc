import { expect, test } from "vitest";
import { parseActivationKey } from "@/lib/domain/licenses/activation-key";
import { parseIsc } from "@/lib/domain/money/amount";
import { issueActivationKeys } from "@/lib/features/activation-keys/mutations";
import { chargeAccount } from "@/lib/features/charges/mutations";
import { search } from "@/lib/features/search/data";
import { searchPageSchema } from "@/lib/features/search/schema";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";
import { limited } from "@/tests/support/cast";
import { bind, createHolder, PORT14 } from "@/tests/support/licenses";
import { newSerial, openRental } from "@/tests/support/rental";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";

const holder = await createHolder({ [PORT14]: 100 });
const stranger = await createHolder({ [PORT14]: 100 });
const rental = await openRental();
const { vendor, partner, projectId } = holder;
const serial: Serial = parseSerial(newSerial());
await bind(holder, { serial, endCustomer: "Tischlerei Petersen", quantity: 37 });
const project = await db.project.create({
  data: { organizationId: partner.organizationId, name: "Warenhaus Brandt", createdAt: 1n },
});
await db.testLicense.create({
  data: {
    serial: "00-90-33-AB-CD-EF",
    organizationId: partner.organizationId,
    projectId,
    version: "14",
    slave: false,
    createdAt: 1n,
  },
});
const own = await db.activationKey.create({
  data: {
    keyHash: new Uint8Array(32).fill(7),
    lastGroup: "beef",
    note: "for Brandt",
    organizationId: partner.organizationId,
    projectId,
    issuedAt: 1n,
  },
});

const { number: contractNumber } = await db.contract.findFirstOrThrow({
  where: { organizationId: partner.organizationId },
});

const find = async (scope: Scope, text: string) =>
  (await search(scope, { text, limit: 5 })).flatMap(({ hits }) => hits);
const kindsOf = async (scope: Scope, text: string) => (await find(scope, text)).map(({ kind }) => kind);
const within = (scope: Scope, ids: readonly string[]) => mintScope({ ...scope, limitedTo: new Set(ids) });

/** Every word by which something of the partner's can be found. */
const WORDS = [
  serial,
  serial.replaceAll("-", "").toLowerCase(),
  serial.slice(-8),
  "tischlerei",
  "warenhaus",
  "00:90:33:ab:cd:ef",
  "beef",
  holder.customer.organizationName,
  contractNumber ?? "",
];

test("a device is found by its serial in any spelling, with its license and customer", async () => {
  for (const text of [serial, serial.replaceAll("-", ""), serial.replaceAll("-", ":").toLowerCase()])
    expect(await find(partner, text)).toMatchObject([
      { kind: "licenseKey", title: serial, detail: expect.stringContaining("37 × PBX-Port14") },
      { kind: "device", title: serial, href: `/devices/${serial}` },
    ]);
  expect((await find(partner, "petersen"))[0]?.href).toMatch(`/projects/${projectId}/license-keys/`);
});

test("each kind of thing is found by its owner and by the vendor", async () => {
  const kinds = [
    "licenseKey",
    "licenseKey",
    "licenseKey",
    "licenseKey",
    "project",
    "testLicense",
    "activationKey",
    "organization",
    "contract",
  ];
  for (const [index, text] of WORDS.entries()) {
    expect([text, await kindsOf(partner, text)]).toEqual([text, expect.arrayContaining([kinds[index]])]);
    expect([text, await kindsOf(vendor, text)]).toEqual([text, expect.arrayContaining([kinds[index]])]);
  }
});

test("every kind of stranger finds nothing of another's", async () => {
  const strangers = [
    stranger.partner,
    stranger.customer,
    rental.partner,
    rental.customer,
    holder.customer,
    within(stranger.partner, [stranger.projectId]),
    // A project in the limits that belongs to another organization is none.
    within(stranger.partner, [projectId, project.id]),
    within(partner, []),
  ];
  for (const scope of strangers) {
    for (const text of WORDS) {
      const isOwnName = scope === holder.customer && text === holder.customer.organizationName;
      if (!isOwnName) expect([text, await find(scope, text)]).toEqual([text, []]);
    }
  }
  const blind = limited(partner, { permissions: ["licenses"] });
  await expect(search(blind, { text: serial, limit: 5 })).rejects.toMatchObject({
    code: "permission_missing",
  });
});

test("whoever is limited to a project finds what is in it and nothing else", async () => {
  const member = within(partner, [projectId]);
  expect(await kindsOf(member, serial)).toEqual(["licenseKey", "device"]);
  expect(await kindsOf(member, "beef")).toEqual(["activationKey"]);
  expect(await kindsOf(member, "DEFAULT")).toEqual(["project"]);
  for (const text of ["warenhaus", contractNumber ?? "", holder.customer.organizationName])
    expect(await find(member, text)).toEqual([]);
  const other = within(partner, [project.id]);
  expect(await kindsOf(other, "warenhaus")).toEqual(["project"]);
  for (const text of [serial, "beef", "00:90:33:ab:cd:ef"]) expect(await find(other, text)).toEqual([]);
});

test("accounts are found by name, customer, PBX and serial, and only by those who see them", async () => {
  const account = await db.account.findUniqueOrThrow({
    where: { id: rental.accountId },
    include: { pbxs: true },
  });
  const pbx = account.pbxs[0]?.serial ?? "";
  for (const text of [account.name, rental.customer.organizationName, pbx, pbx.replaceAll("-", "")]) {
    for (const scope of [rental.partner, rental.customer, rental.vendor])
      expect((await find(scope, text)).map(({ href }) => href)).toContain(`/accounts/${rental.accountId}`);
    for (const scope of [partner, stranger.customer, within(rental.partner, [])])
      expect((await find(scope, text)).map(({ kind }) => kind)).not.toContain("account");
  }
});

test("a key that charged an account leads to its history; its issuer's notes stay with the issuer", async () => {
  const input = { isc: parseIsc("5"), count: 1, note: "margin 12 %", orderNumber: "PO-9" };
  const [key] = await issueActivationKeys(rental.vendor, input);
  const activationKey = parseActivationKey(key?.activationKey ?? "");
  await chargeAccount(rental.partner, { accountId: rental.accountId, activationKey });
  const hits = (await find(rental.partner, activationKey.canonical)).filter(({ id }) => id === key?.id);
  expect(hits).toMatchObject([{ href: `/accounts/${rental.accountId}/history`, detail: "" }]);
  const issued = (await find(rental.vendor, activationKey.lastGroup)).find(({ id }) => id === key?.id);
  expect(issued).toMatchObject({ href: `/activation-keys/${key?.id}`, detail: "PO-9 · margin 12 %" });
  expect((await find(stranger.partner, activationKey.canonical)).map(({ id }) => id)).not.toContain(key?.id);
  expect(own.id).toBeDefined();
});

test("of many only some are listed, and wildcards are letters like others", async () => {
  const names = Array.from({ length: 7 }, (_, index) => `Filiale ${index}`);
  const rows = names.map((name) => ({ organizationId: partner.organizationId, name, createdAt: 1n }));
  await db.project.createMany({ data: rows });
  const [group] = await search(partner, { text: "filiale", limit: 5 });
  expect(group).toMatchObject({ kind: "project", more: true });
  expect(group?.hits).toHaveLength(5);
  for (const text of ["%", "%%", "__", "f"]) expect(await find(partner, text)).toEqual([]);
  expect(searchPageSchema.parse({ q: "a\u0000b" }).q).toBe("a b");
  expect(searchPageSchema.parse({ q: ["a", "b"] }).q).toBe("");
});
