import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { serialAfter } from "@/gateway/serial";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { addPbx } from "@/lib/features/pbxs/mutations";
import { changeAccountConfiguration } from "@/lib/features/configurations/mutations";
import { pool } from "@/lib/platform/db/pool";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { type GatewayProcess, type SaidEvent, startGatewayHere } from "@/tests/support/gateway-process";
import { chargeIsc, linesOf, openRental, PORT, type Rental } from "@/tests/support/rental";

const COUNT = 50;
const FIRST = "00-90-33-A0-00-00";
const serials = Array.from({ length: COUNT }, (_, place) => parseSerial(serialAfter(FIRST, place)));

let portal: DeviceServer;
let rental: Rental;
let folder: string;
let gateways: GatewayProcess;

beforeAll(async () => {
  portal = await startDeviceServer();
  rental = await openRental();
  await chargeIsc(rental, "1000");
  for (const serial of serials) {
    const name = `PBX ${serial}`;
    await addPbx(rental.partner, { accountId: rental.accountId, serial, name, scenario: "on_premises" });
  }
  await rentOnAll(10);
});
afterAll(() => portal.stop());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  const place = ["--portal", portal.url, "--serial", FIRST, "--count", String(COUNT), "--state", folder];
  gateways = startGatewayHere([...place, "--ramp", "1"]);
});
afterEach(async () => {
  await gateways.end();
  await rm(folder, { recursive: true, force: true });
});

const rentOnAll = (quantity: number) =>
  changeAccountConfiguration(rental.partner, {
    accountId: rental.accountId,
    changes: serials.map((serial) => ({ serial, lines: linesOf({ [PORT]: quantity }) })),
  });

/** How many ports each gateway runs, by what it has said last. */
const running = (said: readonly SaidEvent[]): Map<unknown, unknown> =>
  new Map(
    said
      .filter(({ event }) => event === "running")
      .map(({ serial, licenses }) => [serial, (licenses as { quantity: number }[])[0]?.quantity]),
  );

const allRun = (quantity: number) => new Map<unknown, unknown>(serials.map((serial) => [serial, quantity]));

const acknowledged = async (): Promise<number> => {
  const { rows } = await pool().query<{ count: string }>(
    "SELECT count(*) FROM devices WHERE serial = ANY($1) AND acknowledged_seq = document_seq",
    [serials],
  );
  return Number(rows[0]?.count);
};

test("fifty gateways are back with the right documents after a restart and refuse nothing", async () => {
  await expect.poll(() => running(gateways.said), { timeout: 90_000 }).toEqual(allRun(10));
  await portal.stop();
  const before = gateways.said.length;
  await rentOnAll(3);
  await portal.resume();
  await expect.poll(() => running(gateways.said), { timeout: 90_000 }).toEqual(allRun(3));
  await expect.poll(acknowledged, { timeout: 60_000 }).toBe(COUNT);
  const since = gateways.said.slice(before);
  const refused = since.filter(({ event }) =>
    ["refused", "rejected", "polling", "restarting"].includes(event),
  );
  expect(refused).toEqual([]);
  const back = since.filter(({ event }) => event === "listening").map(({ serial }) => serial);
  expect(new Set(back).size).toBe(COUNT);
}, 240_000);

test("a change reaches all fifty while they are connected", async () => {
  await rentOnAll(5);
  await expect.poll(() => running(gateways.said), { timeout: 90_000 }).toEqual(allRun(5));
  await rentOnAll(8);
  await expect.poll(() => running(gateways.said), { timeout: 90_000 }).toEqual(allRun(8));
}, 240_000);
