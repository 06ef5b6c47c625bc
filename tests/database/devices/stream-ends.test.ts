import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Serial } from "@/lib/domain/hardware/serial";
import { addSeconds, type Instant, seconds } from "@/lib/domain/instant";
import { retireAuthority } from "@/lib/features/device-authorities/mutations";
import { pool } from "@/lib/platform/db/pool";
import { channelIfOpen } from "@/server/channel/open-channel";
import { type Cast, createCast } from "@/tests/support/cast";
import { certifiedByOwn, inPerson } from "@/tests/support/certified-devices";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { enrollDevice } from "@/tests/support/enrolled-device";
import { type Listening, listen } from "@/tests/support/event-stream";
import { newSerial } from "@/tests/support/rental";

/** The channel's seconds are given by the test; everything else takes its time. */
let portal: DeviceServer | undefined;
let cast: Cast;
beforeAll(async () => {
  cast = await createCast();
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  if (portal) await portal.resume();
  else portal = await startDeviceServer();
  await freezeClock();
});
afterEach(async () => {
  await portal?.stop();
  vi.useRealTimers();
});
afterAll(() => portal?.stop());

/** How long the portal may take for what it does in a second, in milliseconds. */
const WHILE = { timeout: 2_000, interval: 20 };
const url = () => portal?.url ?? "";
const passSeconds = (count: number) => vi.advanceTimersByTime(count * 1_000);

async function connect(device: Parameters<typeof listen>[1]): Promise<Listening> {
  const stream = await listen(url(), device);
  await stream.next("document");
  return stream;
}

/** An authority of one's own, and a connected device it has certified. */
async function certifiedStream() {
  const { authorityId: id, device } = await certifiedByOwn(cast.vendor);
  return { id, stream: await connect(device) };
}

const retire = (id: string, trustedUntil: Instant | "now") =>
  retireAuthority(inPerson(cast.vendor), { id, trustedUntil });

const saidGoodbye = ({ heard }: Listening) => heard.some(({ event }) => event === "goodbye");

/** Lets a few seconds pass, in which the portal ends a stream for its certificate. */
async function expectUncertified(stream: Listening): Promise<void> {
  for (let second = 0; second < 5 && !saidGoodbye(stream); second += 1) {
    passSeconds(1);
    await vi.waitFor(() => expect(saidGoodbye(stream)).toBe(true), WHILE).catch(() => undefined);
  }
  expect(saidGoodbye(stream)).toBe(true);
  expect(JSON.parse((await stream.next("goodbye")).data)).toMatchObject({ reason: "certificate" });
  await stream.ended;
}

/** Until the channel has heard of every change so far: a late one would make it look before its time. */
async function hearEverything(): Promise<void> {
  const unheard = `SELECT FROM device_changes
    WHERE NOT pg_visible_in_snapshot(transaction_id::text::xid8, $1::pg_snapshot)`;
  await vi.waitFor(async () => {
    const { rowCount } = await pool().query(unheard, [channelIfOpen()?.heardUpTo]);
    expect(rowCount).toBe(0);
  }, WHILE);
}

/** Revokes a device's certificates without telling anybody. */
async function revokeUntold(serial: Serial): Promise<void> {
  const untold = await pool().connect();
  await untold.query("BEGIN");
  await untold.query("SET LOCAL session_replication_role = replica");
  await untold.query("UPDATE device_certificates SET revoked_at = portal_now() WHERE serial = $1", [serial]);
  await untold.query("COMMIT");
  untold.release();
}

/** Lets ten minutes pass, read on all the way or until it ends, whenever that is heard. */
async function passTenMinutes(stream: Listening): Promise<void> {
  for (let turn = 0; turn < 30 && !saidGoodbye(stream); turn += 1) {
    passSeconds(20);
    await stream.next("clock").catch(() => undefined);
  }
}

describe("a stream ends when its authority is retired", () => {
  test("at once, and only for what that one has certified", async () => {
    const [leaving, staying] = [await certifiedStream(), await certifiedStream()];
    passSeconds(1);
    await retire(leaving.id, "now");
    await expectUncertified(leaving.stream);
    expect(saidGoodbye(staying.stream)).toBe(false);
    staying.stream.hangUp();
  });

  test("in the second from which on it does not count any more", async () => {
    const [first, second] = [await certifiedStream(), await certifiedStream()];
    const end = addSeconds(await portalTime(), seconds(864_000n));
    await retire(first.id, end);
    await retire(second.id, addSeconds(end, seconds(1n)));
    await advanceClock(864_000n);
    await expectUncertified(first.stream);
    expect(saidGoodbye(second.stream)).toBe(false);
    await advanceClock(1n);
    await expectUncertified(second.stream);
  });
});

describe("a stream ends although nobody told that its certificate was revoked", () => {
  test("when that was just before it was opened", async () => {
    const serial = newSerial();
    const device = await enrollDevice(serial);
    await hearEverything();
    const stream = await connect(device);
    await revokeUntold(serial);
    await expectUncertified(stream);
  });

  test("within ten minutes", async () => {
    const serial = newSerial();
    const stream = await connect(await enrollDevice(serial));
    await passTenMinutes(stream);
    expect(saidGoodbye(stream)).toBe(false);
    await revokeUntold(serial);
    await passTenMinutes(stream);
    await expectUncertified(stream);
  });

  test("when the portal was cut off from the database meanwhile", async () => {
    const serial = newSerial();
    const stream = await connect(await enrollDevice(serial));
    await passTenMinutes(stream);
    await revokeUntold(serial);
    await pool().query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%device_changes%' AND pid <> pg_backend_pid()",
    );
    await expectUncertified(stream);
  });
});
