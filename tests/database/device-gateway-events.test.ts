import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { X509Certificate } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EXIT } from "@/gateway/exit-codes";
import { formatInstant, instant } from "@/lib/domain/instant";
import { createEnrollmentCode } from "@/lib/features/device-enrollments/mutations";
import { db } from "@/lib/platform/db/client";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { type GatewayProcess, runGateway, startGatewayHere } from "@/tests/support/gateway-process";
import { chargeIsc, openRental, PORT, type Rental, rent } from "@/tests/support/rental";

let portal: DeviceServer;
let rental: Rental;
let folder: string;
let gateway: GatewayProcess;

beforeAll(async () => {
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

/** A PBX with 25 ports that listens to the portal's own events, on a clock that stands still. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  await freezeClock();
  rental = await openRental();
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 25 });
  gateway = startGatewayHere(place());
  await gateway.next("listening");
});
afterEach(async () => {
  await gateway.end();
  await rm(folder, { recursive: true, force: true });
});

const place = (state = folder) => ["--portal", portal.url, "--serial", rental.serial, "--state", state];
const ports = (quantity: number) => [{ name: "PBX-Port", version: "14", quantity, source: "rental" }];
const endOf = async () => {
  const { exhaustsAt } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  return exhaustsAt ?? 0n;
};
const traced = () =>
  db.deviceEvent.findMany({
    where: { serial: rental.serial, kind: { in: ["stopped", "restarted"] } },
    orderBy: { id: "asc" },
    select: { kind: true, details: true },
  });

describe("a gateway that listens to the portal", () => {
  test("runs each change at once, long before it would have asked", async () => {
    for (const quantity of [24, 23, 22]) {
      await rent(rental, { [PORT]: quantity });
      expect(await gateway.next("running")).toMatchObject({ licenses: ports(quantity) });
      await gateway.next("acknowledged");
    }
    const device = await db.device.findUniqueOrThrow({ where: { serial: rental.serial } });
    expect(device.acknowledgedSeq).toBe(device.documentSeq);
    expect(device.acknowledgedSeq).toBe(4n);
  });

  test("runs through the last second that is paid, stops in the next one, and restarts", async () => {
    const end = await endOf();
    await advanceClock(end - (await portalTime()) - 1n);
    expect(gateway.said.at(-1)?.event).not.toBe("stopped");
    await advanceClock(1n);
    expect(await gateway.next("stopped")).toMatchObject({ since: formatInstant(instant(end)) });
    expect(await gateway.next("restarting")).toMatchObject({ reason: "expired" });
    await gateway.next("listening");
    await chargeIsc(rental, "1");
    expect(await gateway.next("running")).toMatchObject({ licenses: ports(25) });
    await expect.poll(async () => (await traced()).length).toBeGreaterThanOrEqual(2);
    expect(await traced()).toMatchObject([
      { kind: "stopped", details: { reason: "expired", firmware: "gateway" } },
      { kind: "restarted", details: { reason: "expired" } },
    ]);
  });

  test("notices a copy of itself, which is told the same", async () => {
    const copied = await mkdtemp(join(tmpdir(), "gateway-"));
    // What it writes is renamed when it is whole; a file that is about to be is none to copy.
    await cp(folder, copied, { recursive: true, filter: (path) => !path.endsWith(".new") });
    const copy = startGatewayHere(place(copied));
    await gateway.next("replaced");
    await copy.next("listening");
    await copy.end();
    await rm(copied, { recursive: true });
  });
});

describe("a gateway's certificate", () => {
  test("comes by a code and is renewed before it ends, without a break", async () => {
    const own = join(folder, "own");
    const { code } = await createEnrollmentCode(rental.vendor, {
      serial: rental.serial,
      lifetime: "quarter_hour",
    });
    const once = (...args: string[]) => runGateway([...place(own), "--once", "--json", ...args]);
    expect(await once("--code", code)).toMatchObject({ code: EXIT.done });
    const certificate = async () => new X509Certificate(await readFile(join(own, "certificate.pem")));
    const first = await certificate();
    const life = BigInt(Math.floor((first.validToDate.getTime() - first.validFromDate.getTime()) / 1_000));
    await advanceClock((life * 3n) / 4n);
    const { code: exit, events } = await once();
    expect([exit, events.map(({ event }) => event)]).toEqual([
      EXIT.done,
      expect.arrayContaining(["renewed"]),
    ]);
    const second = await certificate();
    expect(second.validToDate.getTime()).toBeGreaterThan(first.validToDate.getTime());
    await advanceClock(life / 2n);
    expect(await once()).toMatchObject({ code: EXIT.done });
  });
});
