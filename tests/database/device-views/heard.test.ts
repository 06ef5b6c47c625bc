import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { getDevice } from "@/lib/features/device-views/data";
import { getSignedDocument, listDocuments } from "@/lib/features/device-views/documents/data";
import { DOCUMENTS_PER_PAGE } from "@/lib/features/device-views/documents/schema";
import { getDeviceIdentity } from "@/lib/features/device-views/identity/data";
import { followTrace, listTrace, traceFile } from "@/lib/features/device-views/trace/data";
import { db } from "@/lib/platform/db/client";
import { channelIfOpen } from "@/server/channel/open-channel";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { openRental, openRunning, PORT, rent } from "@/tests/support/rental";

let portal: DeviceServer;
beforeAll(async () => {
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

const textOf = async (serial: Serial, format: "csv" | "ndjson") =>
  (await traceFile({ serial, format, locale: "de" }).toArray()).join("");

test("what a device fetched, installed and refused is told with what each document changed", async () => {
  const rental = await openRunning({ isc: "10", ports: 5 });
  const { serial, partner, customer, vendor } = rental;
  const device = await enrollDevice(serial);
  const call = (body?: object) =>
    callPortal(portal.url, device, body && { path: "/api/device/v1/acknowledgements", body });
  const first = await (await call()).text();
  await call({ seq: 1, firmware: "14r2" });
  await rent(rental, { [PORT]: 8 });
  await call();
  await call({ seq: 2, refused: "=stale_iat()" });
  await channelIfOpen()?.journal.settled();

  expect(await getDevice(partner, serial)).toMatchObject({
    installation: "outdated",
    installedSeq: 1,
    documentSeq: 2,
    firmware: "14r2",
    connection: "polling",
    refused: { seq: 2, reason: "=stale_iat()" },
    certificate: { state: "valid" },
    warnings: ["refused"],
  });
  const { documents, before } = await listDocuments(serial, undefined);
  expect([documents.map(({ seq }) => seq), before]).toEqual([[2, 1], null]);
  expect(documents[0]?.changes).toMatchObject([{ kind: "quantity", from: 5, to: 8 }, { kind: "end" }]);
  expect(documents[1]?.changes).toMatchObject([
    { kind: "added", quantity: 5 },
    { kind: "end", from: null },
  ]);
  expect([await getSignedDocument(serial, 1), await getSignedDocument(serial, 9)]).toEqual([first, null]);

  const answers = await listTrace({ serial, about: "documents" }, { limit: 50 });
  expect(answers.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["refused", "acknowledged"]));
  const [oldest] = await followTrace({ serial }, { limit: 1 });
  const rest = await followTrace({ serial }, { cursor: oldest?.id, limit: 50 });
  expect(rest.every(({ id }) => id > (oldest?.id ?? 0n))).toBe(true);

  const rows = parse(await textOf(serial, "csv"), { bom: true, columns: true }) as Record<string, string>[];
  const lines = (await textOf(serial, "ndjson"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map(({ id }) => id)).toEqual(lines.map(({ id }) => id));
  // What one second brought may stand in another order: what was sent is written down in batches.
  expect(rows.find(({ kind }) => kind === "refused")).toMatchObject({
    seq: "2",
    text: expect.stringContaining("abgelehnt"),
  });
  expect(await textOf(serial, "csv")).not.toMatch(/(^|,)"?=/m);

  const identities = await Promise.all(
    [partner, customer, vendor].map((scope) => getDeviceIdentity(scope, { serial, isInAccount: true })),
  );
  expect(identities.map(({ certificates, places }) => [certificates.length, places?.length])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
  expect(identities.map(({ alarms }) => alarms)).toEqual([null, null, []]);
  const besides = await getDeviceIdentity(partner, { serial, isInAccount: false });
  expect(besides.places).toBeNull();
});

test("a long trace and many documents come in pages, filtered by time", async () => {
  const { serial } = await openRental();
  await db.device.upsert({ where: { serial }, create: { serial }, update: {} });
  const events = Array.from({ length: 2_300 }, (_, index) => ({
    serial,
    at: BigInt(index),
    kind: index % 2 === 0 ? "connected" : "disconnected",
  }));
  await db.deviceEvent.createMany({ data: events });
  expect((await textOf(serial, "ndjson")).trim().split("\n")).toHaveLength(2_300);
  const page = await listTrace({ serial }, { limit: 100 });
  const next = await listTrace({ serial }, { before: page.at(-1)?.id, limit: 100 });
  expect([page[0]?.at, next[0]?.at]).toEqual([2_299n, 2_199n]);
  const part = { serial, from: 10n, to: 13n } as never;
  expect((await listTrace(part, { limit: 9 })).map(({ at }) => at)).toEqual([12n, 11n, 10n]);

  const token = (seq: number) =>
    [{ kid: "k" }, { iss: "i", sub: serial, seq, iat: 1, nbf: 1, licenses: [] }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
  const data = Array.from({ length: DOCUMENTS_PER_PAGE + 1 }, (_, index) => ({
    serial,
    seq: BigInt(index + 1),
    document: `${token(index + 1)}.x`,
    issuedAt: 1n,
    contentHash: new Uint8Array(32).fill(index),
  }));
  await db.licenseDocument.createMany({ data });
  const newest = await listDocuments(serial, undefined);
  expect([newest.documents.length, newest.before]).toEqual([DOCUMENTS_PER_PAGE, 2]);
  expect((await listDocuments(serial, 2)).documents.map(({ seq }) => seq)).toEqual([1]);
});
