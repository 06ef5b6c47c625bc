import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { enrollDevice } from "@/tests/support/enrolled-device";
import { type Listening, listen } from "@/tests/support/event-stream";
import { createCast } from "@/tests/support/cast";
import { newSerial, openRental } from "@/tests/support/rental";

/** The channel's seconds are given by the test; everything else takes its time. */
let portal: DeviceServer | undefined;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  if (portal) await portal.resume();
  else portal = await startDeviceServer();
});
afterEach(async () => {
  await portal?.stop();
  vi.useRealTimers();
});
afterAll(() => portal?.stop());

const passSeconds = (seconds: number) => vi.advanceTimersByTime(seconds * 1_000);
const url = () => portal?.url ?? "";

async function connect(serial: string): Promise<Listening> {
  const stream = await listen(url(), await enrollDevice(serial));
  await stream.next("document");
  return stream;
}
/** Waits until a stream has heard that it is this second: what it hears before is of changes before. */
async function hearOf(second: bigint, stream: Listening): Promise<void> {
  let heard: bigint;
  do {
    const { time } = JSON.parse((await stream.next("clock")).data);
    heard = BigInt(Date.parse(time) / 1_000);
  } while (heard !== second);
}
const clocksHeard = (stream: Listening) => stream.heard.filter(({ event }) => event === "clock").length;

test("a connected device hears of the portal every twenty seconds, whatever happens", async () => {
  const streams = [await connect(newSerial()), await connect(newSerial())];
  for (let turn = 1; turn <= 3; turn += 1) {
    passSeconds(20);
    for (const stream of streams) {
      const { time } = JSON.parse((await stream.next("clock")).data);
      expect(Math.abs(Date.parse(time) / 1_000 - Number(await portalTime()))).toBeLessThan(60);
      expect(clocksHeard(stream)).toBe(turn);
    }
  }
  for (const stream of streams) stream.hangUp();
});

test("what a change forgot to tell is found within ten minutes", async () => {
  const rental = await openRental();
  const stream = await connect(rental.serial);
  const untold = await pool().connect();
  await untold.query("BEGIN");
  await untold.query("SET LOCAL session_replication_role = replica");
  await untold.query("UPDATE pbxs SET resend_count = 9 WHERE serial = $1", [rental.serial]);
  await untold.query("COMMIT");
  untold.release();
  for (let turn = 0; turn < 30; turn += 1) {
    passSeconds(20);
    await stream.next("clock");
  }
  expect(decodeJwt((await stream.next("document")).data)).toMatchObject({ seq: 2 });
  stream.hangUp();
});

test("a stream does not outlive the certificate it was opened with", async () => {
  await freezeClock();
  const { serial } = await openRental(await createCast());
  const stream = await connect(serial);
  const { rows } = await pool().query("SELECT expires_at FROM device_certificates WHERE serial = $1", [
    serial,
  ]);
  const last = BigInt(rows[0].expires_at);
  await advanceClock(last - (await portalTime()));
  await hearOf(last, stream);
  passSeconds(1);
  expect(stream.heard.map(({ event }) => event)).not.toContain("goodbye");
  await advanceClock(1n);
  await hearOf(last + 1n, stream);
  passSeconds(1);
  expect(JSON.parse((await stream.next("goodbye")).data)).toMatchObject({ reason: "certificate" });
  await stream.ended;
});

test("however many devices are connected, one connection to the database listens", async () => {
  const streams: Listening[] = [];
  for (let device = 0; device < 12; device += 1) streams.push(await connect(newSerial()));
  const { rows } = await pool().query<{ listeners: string; all: string }>(`
    SELECT count(*) FILTER (WHERE query LIKE '%device_changes%' AND pid <> pg_backend_pid()) AS listeners,
      count(*) AS all FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  expect(Number(rows[0]?.listeners)).toBe(1);
  for (const stream of streams) stream.hangUp();
});
