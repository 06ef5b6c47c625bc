import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import { listTrace, traceFile } from "@/lib/features/device-views/trace/data";
import { recordAcknowledgement } from "@/lib/features/devices/mutations";
import { pool } from "@/lib/platform/db/pool";
import { log } from "@/lib/platform/log";
import { Journal } from "@/server/channel/journal";
import { freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { listen } from "@/tests/support/event-stream";
import { chargeIsc, newSerial, openRental, PORT, rent } from "@/tests/support/rental";

let portal: DeviceServer;
beforeAll(async () => {
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

/** The kinds of a trace's lines, the oldest first, as each of the ways to see it tells them. */
async function kindsOf(serial: Serial): Promise<string[]> {
  const shown = (await listTrace({ serial }, { limit: 50 })).map(({ kind }) => kind).toReversed();
  const lines = (await text(traceFile({ serial, format: "ndjson", locale: "en" }))).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).kind)).toEqual(shown);
  const rows = (await text(traceFile({ serial, format: "csv", locale: "en" }))).trim().split("\r\n").slice(1);
  expect(rows.map((row) => row.split(",")[2])).toEqual(shown);
  return shown;
}

/** What a device says at once, to a process that knows nothing of its stream. */
const answer = async (serial: Serial, told: Readonly<{ seq: number; refused?: string }>) =>
  recordAcknowledgement({ serial, now: await portalTime() }, told);

test("what a device says to a document comes after the document was sent, in every form of its trace", async () => {
  const rental = await openRental();
  await chargeIsc(rental, "10");
  const stream = await listen(portal.url, await enrollDevice(rental.serial));
  await stream.next("document");
  await answer(rental.serial, { seq: 1 });
  for (const seq of [2, 3, 4]) {
    await rent(rental, { [PORT]: seq });
    await stream.next("document");
    await answer(rental.serial, { seq, refused: "signature" });
  }
  const refused = [2, 3, 4].flatMap(() => ["sent", "refused"]);
  expect(await kindsOf(rental.serial)).toEqual(["connected", "sent", "acknowledged", ...refused]);
  stream.hangUp();
});

test("so it is for a document that was fetched", async () => {
  const { serial } = await openRental();
  await callPortal(portal.url, await enrollDevice(serial));
  await answer(serial, { seq: 1, refused: "signature" });
  expect(await kindsOf(serial)).toEqual(["sent", "refused"]);
});

test("of many who note and wait at once, what was noted first is first", async () => {
  const serial = newSerial();
  const journal = new Journal(() => []);
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  await Promise.all(
    numbers.map(async (seq) => {
      if (seq % 7 === 0) await portalTime();
      journal.note({ serial, kind: "sent", seq });
      journal.note({ serial, kind: "disconnected", seq });
      await journal.settled();
      journal.note({ serial, kind: "connected", seq });
      await journal.settled();
    }),
  );
  const lines = (await listTrace({ serial }, { limit: 500 })).toReversed();
  for (const seq of numbers)
    expect(lines.filter((line) => line.seq === seq).map(({ kind }) => kind)).toEqual([
      "sent",
      "disconnected",
      "connected",
    ]);
});

test("what could not be written is written later, in its order and as of the second it happened", async () => {
  const serial = parseSerial("0090339fffff");
  const journal = new Journal(() => []);
  const past = performance.now() - 90_400;
  vi.spyOn(performance, "now").mockReturnValueOnce(past);
  journal.note({ serial, kind: "connected" });
  const warned = vi.spyOn(log, "warn").mockReturnValue();
  await pool().query("ALTER TABLE device_events RENAME TO away");
  try {
    await journal.settled();
  } finally {
    await pool().query("ALTER TABLE away RENAME TO device_events");
  }
  expect(warned.mock.calls.map(([, said]) => said)).toContain(
    "the journal of the devices could not be written, and will be again",
  );
  warned.mockRestore();
  journal.note({ serial, kind: "disconnected" });
  const before = await portalTime();
  await journal.settled();
  const after = await portalTime();
  const [second, first] = await listTrace({ serial }, { limit: 2 });
  expect([first?.kind, second?.kind]).toEqual(["connected", "disconnected"]);
  expect(first?.at).toBeGreaterThanOrEqual(before - 91n);
  expect(first?.at).toBeLessThanOrEqual(after - 90n);
  expect(second?.at).toBeGreaterThanOrEqual(before - 1n);
});

test("while portal time stands still, so do the traces", async () => {
  const serial = newSerial();
  const journal = new Journal(() => []);
  const frozen = await freezeClock();
  const past = performance.now() - 3_600_000;
  vi.spyOn(performance, "now").mockReturnValueOnce(past);
  journal.note({ serial, kind: "connected" });
  await journal.settled();
  expect(await listTrace({ serial }, { limit: 1 })).toMatchObject([{ at: frozen }]);
});
