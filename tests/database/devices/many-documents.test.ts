import { decodeJwt } from "jose";
import { beforeAll, expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { getOrIssueDocument, getOrIssueDocuments } from "@/lib/features/license-documents/mutations";
import { sendLicensesAgain } from "@/lib/features/pbxs/mutations";
import { createTestLicense } from "@/lib/features/test-licenses/mutations";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { freezeClock } from "@/tests/support/clock";
import { chargeIsc, linesOf, newSerial, openRental, PORT, type Rental } from "@/tests/support/rental";

beforeAll(() => freezeClock());

const DEVICES = 16;

/** An account with many PBXs, each of which rents so many ports. */
async function largeAccount(): Promise<
  Readonly<{ rental: Rental; serials: Serial[]; rentAll: (ports: number) => Promise<unknown> }>
> {
  const rental = await openRental();
  await chargeIsc(rental, "1000");
  const serials = [rental.serial, ...Array.from({ length: DEVICES - 1 }, newSerial)];
  const { createdAt } = await db.pbx.findFirstOrThrow({ where: { accountId: rental.accountId } });
  await db.pbx.createMany({
    data: serials.slice(1).map((serial) => ({
      accountId: rental.accountId,
      serial,
      name: serial,
      scenario: "on_premises",
      createdAt,
    })),
  });
  const rentAll = (ports: number) => {
    const changes = serials.map((serial) => ({ serial, lines: linesOf({ [PORT]: ports }) }));
    return changeAccountConfiguration(rental.partner, { accountId: rental.accountId, changes });
  };
  await rentAll(1);
  return { rental, serials, rentAll };
}

const signedFor = (serial: Serial) =>
  db.licenseDocument.findMany({ where: { serial }, orderBy: { seq: "asc" } });

/** Numbers rise one by one, neighbors differ, and the last one is what `getOrIssueDocument` answers. */
async function expectInOrder(serials: readonly Serial[], ports: number): Promise<void> {
  for (const serial of serials) {
    const rows = await signedFor(serial);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
    const hashes = rows.map(({ contentHash }) => Buffer.from(contentHash).toString("hex"));
    expect(hashes.filter((hash, index) => hash === hashes[index - 1])).toEqual([]);
    const { document } = await getOrIssueDocument(serial);
    expect(document.document).toBe(rows.at(-1)?.document);
    expect(decodeJwt(document.document)).toMatchObject({ sub: serial, licenses: [{ quantity: ports }] });
  }
}

test("asked together, each device gets what it would get alone, and the same is not signed again", async () => {
  const { serials } = await largeAccount();
  const stranger = newSerial();
  const all = [...serials, stranger];
  const found = await getOrIssueDocuments(all);
  expect([...found.keys()].toSorted()).toEqual(all.toSorted());
  for (const [serial, answer] of found) {
    expect(decodeJwt(answer.document.document)).toMatchObject({ sub: serial, seq: 1 });
    expect(answer).toEqual({ ...answer, ...(await getOrIssueDocument(serial, "portal")) });
  }
  expect(decodeJwt(found.get(stranger)?.document.document ?? "")).toMatchObject({ licenses: [] });
  const again = await getOrIssueDocuments(all);
  for (const [serial, { document }] of again) expect(document).toEqual(found.get(serial)?.document);
  await expectInOrder(serials, 1);
  expect(await db.licenseDocument.count({ where: { serial: { in: all } } })).toBe(all.length);
});

test("only devices whose licenses changed are signed for", async () => {
  const { rental, serials } = await largeAccount();
  await getOrIssueDocuments(serials);
  await pool().query("UPDATE pbxs SET resend_count = resend_count + 1 WHERE serial = $1", [rental.serial]);
  const found = await getOrIssueDocuments(serials);
  const numbers = [...found.values()].map(({ document }) => document.seq).toSorted();
  expect(numbers).toEqual([...Array.from({ length: DEVICES - 1 }, () => 1), 2]);
  expect(found.get(rental.serial)?.document.seq).toBe(2);
});

test("pushes and fetches of all at once sign each document once", async () => {
  const { serials } = await largeAccount();
  const fetching = () => serials.map(async (serial) => [serial, await getOrIssueDocument(serial)] as const);
  const [forth, back, ...fetched] = await Promise.all([
    getOrIssueDocuments(serials),
    getOrIssueDocuments(serials.toReversed()),
    ...fetching(),
    ...fetching(),
  ]);
  for (const [serial, { document }] of [...forth, ...back, ...fetched])
    expect(document.document).toBe((await signedFor(serial))[0]?.document);
  await expectInOrder(serials, 1);
  expect(await db.licenseDocument.count({ where: { serial: { in: serials } } })).toBe(DEVICES);
});

test("changes, pushes and fetches at once leave numbers without a gap, and the last document is right", async () => {
  const { rental, serials, rentAll } = await largeAccount();
  const changes = new AbortController();
  const competitor = async (work: () => Promise<unknown>) => {
    while (!changes.signal.aborted) await work();
  };
  const competing = [
    competitor(() => getOrIssueDocuments(serials)),
    competitor(() => getOrIssueDocuments(serials.toReversed())),
    ...serials.slice(0, 4).map((serial) => competitor(() => getOrIssueDocument(serial))),
  ];
  for (let ports = 2; ports <= 6; ports += 1) {
    await rentAll(ports);
    await sendLicensesAgain(rental.partner, rental.accountId);
  }
  changes.abort();
  await Promise.all(competing);
  await getOrIssueDocuments(serials);
  await expectInOrder(serials, 6);
});

test("a device somebody else holds is passed over, and holds up none of the others", async () => {
  const { serials, rentAll } = await largeAccount();
  await getOrIssueDocuments(serials);
  await rentAll(2);
  const [held = newSerial(), ...others] = serials;
  const holder = await pool().connect();
  await holder.query("BEGIN");
  await holder.query("SELECT FROM devices WHERE serial = $1 FOR UPDATE", [held]);
  const found = await getOrIssueDocuments(serials);
  expect([...found.keys()].toSorted()).toEqual(others.toSorted());
  const waiting = getOrIssueDocument(held, "portal");
  await holder.query("COMMIT");
  holder.release();
  expect((await waiting).document.seq).toBe(2);
  await expectInOrder(serials, 2);
});

test("a test license that waits runs from the first document on, whoever it is signed together with", async () => {
  const { rental, serials } = await largeAccount();
  const { id: projectId } = await db.project.findFirstOrThrow({
    where: { organizationId: rental.partner.organizationId },
  });
  const tested = newSerial();
  await createTestLicense(rental.partner, { projectId, serial: tested, version: "14", slave: true });
  const found = await getOrIssueDocuments([...serials, tested]);
  const document = decodeJwt(found.get(tested)?.document.document ?? "");
  const { expiresAt } = await db.testLicense.findUniqueOrThrow({ where: { serial: tested } });
  expect(document).toMatchObject({ seq: 1, licenses: [{ source: "test", exp: Number(expiresAt) }] });
});
