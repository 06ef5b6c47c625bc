import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { type ApiClient, type RunningApi, startApi } from "@/tests/support/api";
import { createCast } from "@/tests/support/cast";
import { openRental, PORT, type Rental, rent, chargeIsc } from "@/tests/support/rental";

let api: RunningApi;
let rental: Rental;
let partner: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  api = await startApi();
  rental = await openRental();
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 5 });
  [partner, stranger] = [await api.as(rental.partner), await api.as((await createCast()).partner)];
});
afterAll(() => api.stop());

test("devices are listed and read by those whose they are, and are nothing to others", async () => {
  const { serial, accountId } = rental;
  const list = await partner.get("/devices?show=offline");
  expect([list.status, list.body.total]).toEqual([200, 1]);
  expect(list.body.devices[0]).toMatchObject({ serial, name: "Headquarters", connection: "offline" });
  const { body } = await partner.get(`/devices/${serial.replaceAll("-", "").toLowerCase()}`);
  expect(body.licenses).toMatchObject([{ source: "rental", quantity: 5, account: { id: accountId } }]);
  expect((await stranger.get("/devices")).body.total).toBe(0);
  for (const path of [`/devices/${serial}`, `/devices/${serial}/events`]) {
    const refused = await stranger.get(path);
    expect([refused.status, refused.body.code]).toEqual([404, "not_found"]);
  }
  expect((await partner.get("/devices/nonsense")).status).toBe(422);
  expect((await partner.get("/devices?show=nonsense")).status).toBe(422);
});

test("a trace is read in pages, followed, and had as a file", async () => {
  const { serial } = rental;
  const note = (kind: string, at: bigint) =>
    db.deviceEvent.create({ data: { serial, kind, at, details: {} } });
  for (const at of [1n, 2n, 3n]) await note(at === 2n ? "stopped" : "connected", at);
  const path = `/devices/${serial}/events`;
  const first = await partner.get(`${path}?limit=2`);
  expect(first.body.events.map(({ kind }: { kind: string }) => kind)).toEqual(["connected", "stopped"]);
  const next = await partner.get(`${path}?cursor=${first.body.nextCursor}&locale=de`);
  expect(next.body.events).toMatchObject([{ kind: "connected", text: expect.stringContaining("verbunden") }]);
  const last = next.body.nextCursor;
  expect((await partner.get(`${path}?cursor=${last}`)).body).toEqual({ events: [], nextCursor: last });
  await note("stopped", 4n);
  expect((await partner.get(`${path}?cursor=${last}`)).body.events).toHaveLength(1);
  const device = await partner.get(`${path}?about=device&format=ndjson`);
  expect(device.text.trim().split("\n")).toHaveLength(2);
  const csv = await partner.get(`${path}?format=csv`);
  expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="trace-[0-9a-f]{12}\.csv"$/);
  expect(csv.text.trim().split("\r\n")).toHaveLength(5);
});
