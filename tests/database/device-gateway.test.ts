import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EXIT } from "@/gateway/exit-codes";
import { formatInstant, instant, parseInstant } from "@/lib/domain/instant";
import { db } from "@/lib/platform/db/client";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { type GatewayProcess, runGateway, startGateway } from "@/tests/support/gateway-process";
import { chargeIsc, newSerial, openRental, PORT, type Rental, rent } from "@/tests/support/rental";

let portal: DeviceServer;
let rental: Rental;
let folder: string;
let running: GatewayProcess | null = null;

beforeAll(async () => {
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

/** A PBX with 25 ports that run for 1,752,000 seconds, on a clock that stands still. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  await freezeClock();
  rental = await openRental();
  await chargeIsc(rental, "10");
  await rent(rental, { [PORT]: 25 });
});
afterEach(async () => {
  await running?.end("SIGKILL");
  running = null;
  await portal.resume();
  await rm(folder, { recursive: true, force: true });
});

/** Programs that start as processes of their own take their time on a busy machine. */
const PATIENTLY = { timeout: 120_000 };

const place = () => ["--portal", portal.url, "--serial", rental.serial, "--state", folder];
const once = (...args: string[]) => runGateway([...place(), "--once", "--json", ...args]);
const start = () => (running = startGateway([...place(), "--poll", "--interval", "0.2"]));
const lookAt = (second: bigint) => runGateway([...place(), "--json", "--at", formatInstant(instant(second))]);

const license = { name: "PBX-Port", version: "14", quantity: 25, source: "rental" };
const endOf = async () => {
  const { exhaustsAt } = await db.account.findUniqueOrThrow({ where: { id: rental.accountId } });
  return exhaustsAt ?? 0n;
};

describe("a gateway that is asked once", () => {
  test("enrolls, says what runs until when, and acknowledges", async () => {
    const { code, events } = await once();
    const until = formatInstant(instant(await endOf()));
    expect(events.map(({ event }) => event)).toEqual(["enrolled", "running", "acknowledged"]);
    expect(events[1]).toMatchObject({ seq: 1, until, licenses: [license] });
    expect(code).toBe(EXIT.done);
    const device = await db.device.findUniqueOrThrow({ where: { serial: rental.serial } });
    expect(device).toMatchObject({
      documentSeq: 1n,
      acknowledgedSeq: 1n,
      acknowledgedAt: await portalTime(),
    });
  });

  test("says it in words, too", async () => {
    const { text } = await runGateway([...place(), "--once"]);
    const until = formatInstant(instant(await endOf()));
    expect(text).toContain(`running until ${until} (document 1)\n    25 × PBX-Port 14 (rental)`);
  });

  test("has stopped in the second of the end, and runs again after a charge", async () => {
    const end = await endOf();
    await once();
    await advanceClock(end - (await portalTime()) - 1n);
    expect((await once()).events).toMatchObject([{ event: "running", seq: 1 }]);
    await advanceClock(1n);
    const stopped = await once();
    expect(stopped.events[0]).toMatchObject({ event: "stopped", seq: 2, since: formatInstant(instant(end)) });
    expect(stopped.code).toBe(EXIT.done);
    await chargeIsc(rental, "1");
    expect((await once()).events[0]).toMatchObject({ event: "running", seq: 3, licenses: [license] });
  });

  test("follows a clock that jumped by a year, and enrolls again when its certificate has ended", async () => {
    await once();
    await advanceClock(365n * 86_400n);
    expect((await once()).events[0]).toMatchObject({
      event: "stopped",
      at: formatInstant(await portalTime()),
    });
    await advanceClock(11n * 365n * 86_400n);
    expect((await once()).events.map(({ event }) => event)).toEqual(["enrolled", "stopped"]);
  });

  test("stays refused when its certificate was revoked", async () => {
    await once();
    await pool().query("UPDATE device_certificates SET revoked_at = 1 WHERE serial = $1", [rental.serial]);
    const { code, events } = await once();
    expect(events).toMatchObject([
      { event: "rejected", reason: "revoked" },
      { event: "running", seq: 1 },
    ]);
    expect(code).toBe(EXIT.identity);
  });

  test("takes an identity from elsewhere", async () => {
    await once();
    const files = ["--certificate", join(folder, "certificate.pem"), "--key", join(folder, "key.pem")];
    const elsewhere = ["--portal", portal.url, "--serial", rental.serial, "--state", join(folder, "other")];
    const { code, events } = await runGateway([...elsewhere, ...files, "--once", "--json"]);
    expect([code, events[0]?.event]).toEqual([EXIT.done, "running"]);
  });

  test("without a license says so", async () => {
    rental = { ...rental, serial: newSerial() };
    expect((await once()).events.at(-2)).toMatchObject({ event: "unlicensed" });
  });
});

describe("a gateway on a bad network", () => {
  test("is understood although its calls arrive twice, and acknowledges each document once", async () => {
    for (const seed of ["1", "2", "3", "4"]) {
      await rent(rental, { [PORT]: 10 + Number(seed) });
      const { code } = await once("--duplicate", "0.4", "--delay", "5", "--seed", seed);
      expect([EXIT.done, EXIT.identity]).toContain(code);
    }
    expect(await once()).toMatchObject({ code: EXIT.done });
    const device = await db.device.findUniqueOrThrow({ where: { serial: rental.serial } });
    expect(device.acknowledgedSeq).toBe(device.documentSeq);
  });

  test("whose clock is a day off is heard all the same", async () => {
    const { code, events } = await once("--clock-offset", "-86400");
    expect([code, events.map(({ event }) => event)]).toEqual([
      EXIT.done,
      ["enrolled", "running", "acknowledged"],
    ]);
  });
});

describe("a gateway without the portal", PATIENTLY, () => {
  test("stops by itself, through its last second and not one more", async () => {
    await once();
    const end = await endOf();
    await portal.stop();
    expect((await lookAt(end - 1n)).events).toMatchObject([
      { event: "running", seq: 1, licenses: [license] },
    ]);
    expect((await lookAt(end)).events).toMatchObject([
      { event: "stopped", since: formatInstant(instant(end)) },
    ]);
    const { code, events } = await once();
    expect(events.map(({ event }) => event)).toEqual(["offline", "running"]);
    expect(code).toBe(EXIT.offline);
  });

  test("goes on counting when the demo portal that held its clock is lost", async () => {
    const end = await endOf();
    await advanceClock(end - (await portalTime()) - 2n);
    const gateway = start();
    await gateway.next("running");
    await portal.stop();
    await gateway.next("offline");
    expect(await gateway.next("stopped")).toMatchObject({ since: formatInstant(instant(end)) });
    expect(await gateway.next("restarting")).toMatchObject({ reason: "expired" });
    expect(await gateway.next("started")).toMatchObject({ reason: "expired" });
    expect(await gateway.next("stopped")).toMatchObject({ since: formatInstant(instant(end)) });
  });

  test("refuses a stored document that somebody has changed", async () => {
    await once();
    const path = join(folder, "state.json");
    const state = JSON.parse(await readFile(path, "utf8")) as { document: { compact: string } };
    const [header, payload, signature] = state.document.compact.split(".") as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
    const longer = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 })).toString("base64url");
    state.document.compact = [header, longer, signature].join(".");
    await writeFile(path, JSON.stringify(state));
    expect((await lookAt(await endOf())).events).toMatchObject([
      { event: "refused", reason: "forged" },
      { event: "unlicensed" },
    ]);
  });
});

describe("a gateway at work", PATIENTLY, () => {
  test("tells every change within its interval and stands still with the demo's clock", async () => {
    const end = await endOf();
    await advanceClock(end - (await portalTime()) - 1n);
    const gateway = start();
    await gateway.next("running");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(gateway.said.some(({ event }) => event === "stopped")).toBe(false);
    await advanceClock(1n);
    const stopped = await gateway.next("stopped");
    expect(parseInstant(stopped.at)).toBe(end);
    await chargeIsc(rental, "1");
    expect(await gateway.next("running")).toMatchObject({ seq: 3 });
    expect(await gateway.end()).toBe(EXIT.done);
  });

  test("goes on after kill -9 with what it had, and comes back when the portal does", async () => {
    const first = start();
    await first.next("acknowledged");
    await first.end("SIGKILL");
    await portal.stop();
    const second = start();
    expect(await second.next("running")).toMatchObject({ seq: 1, licenses: [license] });
    await second.next("offline");
    await rent(rental, { [PORT]: 3 });
    await portal.resume();
    expect(await second.next("running")).toMatchObject({ seq: 2, licenses: [{ ...license, quantity: 3 }] });
    await second.next("online");
  });
});
