import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeProtectedHeader } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { type GatewayProcess, startGateway } from "@/tests/support/gateway-process";
import { openDeviceRental } from "@/tests/support/rental-devices";
import { PORT, type Rental, rent } from "@/tests/support/rental";

let portal: DeviceServer;
let rental: Rental;
let folder: string;
let gateway: GatewayProcess;
/** What was asked: method and path, and with which algorithm the token was signed. */
let asked: string[];

beforeAll(async () => {
  portal = await startDeviceServer(({ method, url, headers }) => {
    const token = headers.authorization?.replace("Bearer ", "");
    asked.push(`${method} ${url} ${token === undefined ? "openly" : decodeProtectedHeader(token).alg}`);
  });
});
afterAll(() => portal.stop());

/** A gateway that polls for 25 ports, on a clock that stands still. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  asked = [];
  await freezeClock();
  rental = await openDeviceRental();
  await rent(rental, { [PORT]: 25 });
  const place = ["--portal", portal.url, "--serial", rental.serial, "--state", folder];
  gateway = startGateway([...place, "--poll", "--interval", "0.1"]);
});
afterEach(async () => {
  await gateway.end("SIGKILL");
  await portal.resume();
  await rm(folder, { recursive: true, force: true });
});

/** A program that starts as a process of its own takes its time on a busy machine. */
const PATIENTLY = { timeout: 120_000 };
const BY_CALL_KEY = "GET /api/device/v1/licenses HS256";
const NEW_CALL_KEY = "POST /api/device/v1/call-keys ES256";
const count = (call: string) => asked.filter((each) => each === call).length;
const polls = (more: number) => {
  const before = count(BY_CALL_KEY);
  return expect.poll(() => count(BY_CALL_KEY) - before, { timeout: 30_000 }).toBeGreaterThanOrEqual(more);
};

test(
  "a gateway polls the portal with a call key, hears of changes, and renews it before it ends",
  PATIENTLY,
  async () => {
    await polls(3);
    expect(count(NEW_CALL_KEY)).toBe(1);
    await rent(rental, { [PORT]: 24 });
    expect(await gateway.next("running")).toMatchObject({ seq: 1 });
    expect(await gateway.next("running")).toMatchObject({ seq: 2, licenses: [{ quantity: 24 }] });
    await gateway.next("acknowledged");
    expect(asked).toContain("POST /api/device/v1/acknowledgements ES256");
    await advanceClock(800n);
    await polls(2);
    expect(count(NEW_CALL_KEY)).toBe(1);
    // The answer that tells the new time goes by the old key; the poll after it by a new one.
    await advanceClock(60n);
    await expect.poll(() => count(NEW_CALL_KEY), { timeout: 30_000 }).toBe(2);
    await polls(2);
    expect(count("GET /api/device/v1/licenses ES256")).toBe(1);
    expect(gateway.said.map(({ event }) => event)).not.toContain("rejected");
  },
);

test(
  "and goes on after the portal was away, and after its call key has ended unnoticed",
  PATIENTLY,
  async () => {
    await polls(2);
    await portal.stop();
    await gateway.next("offline");
    await advanceClock(3_600n);
    await portal.resume();
    await gateway.next("online");
    await polls(2);
    expect(count(NEW_CALL_KEY)).toBe(2);
    const device = await db.device.findUniqueOrThrow({ where: { serial: rental.serial } });
    expect(device.acknowledgedSeq).toBe(device.documentSeq);
    expect(gateway.said.map(({ event }) => event)).not.toContain("rejected");
  },
);
