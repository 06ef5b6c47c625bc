import { decodeJwt } from "jose";
import { beforeAll, expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { publishPriceList } from "@/lib/features/price-lists/mutations";
import { getOrIssueDocument } from "@/lib/features/license-documents/mutations";
import { sendLicensesAgain } from "@/lib/features/pbxs/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import {
  chargeIsc,
  newSerial,
  openRental,
  openRunning,
  PORT,
  rent,
  type Rental,
  UC,
} from "@/tests/support/rental";

beforeAll(() => freezeClock());

const issue = (serial: string) => getOrIssueDocument(parseSerial(serial));
const claimsOf = async (serial: string) => decodeJwt((await issue(serial)).document.document);
const countOf = (serial: string) => db.licenseDocument.count({ where: { serial } });

const PORT_14 = { name: "PBX-Port", version: "14", source: "rental" };
const UC_14 = { name: "PBX-UC", version: "14", source: "rental" };

/** 25 ports for 0.60 and 10.00 iSC: burns 1,500 ticks a second for 1,752,000 seconds. */
const runningRental = (): Promise<Rental> => openRunning({ isc: "10", ports: 25 });

test("a document names what runs, for whom, since when, and the second in which it ends", async () => {
  const { serial } = await runningRental();
  const now = Number(await portalTime());
  expect(await claimsOf(serial)).toEqual({
    iss: "http://portal.test",
    sub: serial,
    seq: 1,
    iat: now,
    nbf: now,
    exp: now + 1_752_000,
    licenses: [{ ...PORT_14, quantity: 25 }],
  });
});

test("the end is the account's exhaustion in the database, to the second", async () => {
  const rental = await runningRental();
  await advanceClock(12_345n);
  await rent(rental, { [PORT]: 7, [UC]: 3 });
  const { exhaustsAt } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  expect((await claimsOf(rental.serial)).exp).toBe(Number(exhaustsAt));
});

test("the same content is signed once, however much time passes", async () => {
  const { serial } = await runningRental();
  const first = await issue(serial);
  await advanceClock(86_400n);
  const again = await issue(serial);
  expect(again.document).toEqual(first.document);
  expect(await countOf(serial)).toBe(1);
});

test("settling changes nothing a device could see", async () => {
  const { serial, accountId } = await runningRental();
  const { exp = 0 } = await claimsOf(serial);
  await advanceClock(BigInt(exp) - (await portalTime()));
  const stopped = await issue(serial);
  const { rows } = await pool().query("SELECT settle_due_accounts(1000) AS settled");
  expect(Number(rows[0].settled)).toBeGreaterThan(0);
  const { settledAt } = await db.account.findUniqueOrThrow({ where: { id: accountId } });
  expect(settledAt).toBe(BigInt(exp));
  expect((await issue(serial)).document).toEqual(stopped.document);
});

test("a change of licenses and a charge each give the next number", async () => {
  const rental = await runningRental();
  await issue(rental.serial);
  await advanceClock(100n);
  await rent(rental, { [PORT]: 25, [UC]: 25 });
  const changed = await claimsOf(rental.serial);
  expect(changed).toMatchObject({
    seq: 2,
    licenses: [
      { ...PORT_14, quantity: 25 },
      { ...UC_14, quantity: 25 },
    ],
  });
  await chargeIsc(rental, "10");
  const charged = await claimsOf(rental.serial);
  expect(charged["seq"]).toBe(3);
  expect(charged.exp).toBeGreaterThan(changed.exp ?? 0);
});

test("licenses end in the second of exhaustion, and a charge brings them back", async () => {
  const rental = await runningRental();
  const { exp = 0 } = await claimsOf(rental.serial);
  await advanceClock(BigInt(exp) - (await portalTime()) - 1n);
  expect(await claimsOf(rental.serial)).toMatchObject({ seq: 1, exp });
  await advanceClock(1n);
  const stopped = await claimsOf(rental.serial);
  expect(stopped).toMatchObject({ seq: 2, iat: exp, licenses: [] });
  expect(stopped.exp).toBeUndefined();
  await chargeIsc(rental, "0.60");
  expect(await claimsOf(rental.serial)).toMatchObject({ seq: 3, licenses: [{ ...PORT_14, quantity: 25 }] });
});

test("free articles run without an end while there is credit", async () => {
  const rental = await openRental();
  const prices = [{ article: PORT, scenario: "on_premises" as const, monthlyIsc: 0n as never }];
  await publishPriceList(rental.vendor, { prices });
  await chargeIsc(rental, "1");
  await rent(rental, { [PORT]: 4 });
  const claims = await claimsOf(rental.serial);
  expect(claims).toMatchObject({ seq: 1, licenses: [{ ...PORT_14, quantity: 4 }] });
  expect("exp" in claims).toBe(false);
  await publishPriceList(rental.vendor, { prices: [{ ...prices[0]!, monthlyIsc: 60n as never }] });
});

test("an idle account and a device of no account get a document without licenses", async () => {
  const rental = await openRental();
  expect(await claimsOf(rental.serial)).toMatchObject({ seq: 1, licenses: [] });
  expect(await claimsOf(newSerial())).toMatchObject({ seq: 1, licenses: [] });
});

test("sending again gives the same licenses a new number, once", async () => {
  const rental = await runningRental();
  const before = await claimsOf(rental.serial);
  await sendLicensesAgain(rental.partner, rental.accountId);
  const after = await claimsOf(rental.serial);
  expect(after).toEqual({ ...before, seq: 2 });
  expect((await claimsOf(rental.serial))["seq"]).toBe(2);
});

test("fifty questions at once are answered with one signature", async () => {
  const { serial } = await runningRental();
  const answers = await Promise.all(Array.from({ length: 50 }, () => issue(serial)));
  expect(new Set(answers.map(({ document }) => document.document)).size).toBe(1);
  expect(await countOf(serial)).toBe(1);
});

test("questions and changes at once leave numbers without a gap, and the last document is right", async () => {
  const rental = await runningRental();
  const asking = Array.from({ length: 40 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * 5));
    return issue(rental.serial);
  });
  for (const quantity of [1, 2, 3, 4, 5]) await rent(rental, { [PORT]: quantity });
  const seen = await Promise.all(asking);
  const last = await claimsOf(rental.serial);
  expect(last).toMatchObject({ licenses: [{ ...PORT_14, quantity: 5 }] });
  const rows = await db.licenseDocument.findMany({
    where: { serial: rental.serial },
    orderBy: { seq: "asc" },
  });
  expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
  for (const { document } of seen) expect(rows.map((row) => row.document)).toContain(document.document);
});

test("a document is never signed for a second before the last one", async () => {
  const rental = await runningRental();
  await issue(rental.serial);
  await pool().query("ALTER TABLE license_documents DISABLE TRIGGER license_documents_append_only");
  await pool().query("UPDATE license_documents SET issued_at = issued_at + 500 WHERE serial = $1", [
    rental.serial,
  ]);
  await pool().query("ALTER TABLE license_documents ENABLE TRIGGER license_documents_append_only");
  await rent(rental, { [PORT]: 1 });
  expect(BigInt((await claimsOf(rental.serial)).iat ?? 0)).toBe((await portalTime()) + 500n);
});

test("the database itself refuses a gap, a second document of one number, and an edit", async () => {
  const { serial } = await runningRental();
  await issue(serial);
  const insert = (seq: number) =>
    pool().query(
      "INSERT INTO license_documents (serial, seq, content_hash, document, issued_at) VALUES ($1, $2, '', '', 0)",
      [serial, seq],
    );
  await expect(insert(1)).rejects.toThrow();
  await expect(insert(3)).rejects.toThrow(/follow/);
  await expect(pool().query("UPDATE license_documents SET document = ''")).rejects.toThrow();
  await expect(
    pool().query("UPDATE devices SET acknowledged_seq = 2 WHERE serial = $1", [serial]),
  ).rejects.toThrow();
});
