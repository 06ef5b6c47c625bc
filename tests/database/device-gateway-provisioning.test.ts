import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EXIT } from "@/gateway/exit-codes";
import { serialAfter } from "@/gateway/serial";
import type { GatewayState } from "@/gateway/state";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { createEnrollmentCode } from "@/lib/features/device-enrollments/mutations";
import { listProvisioningCodes } from "@/lib/features/provisioning-codes/data";
import { endProvisioningCode, makeProvisioningCode } from "@/lib/features/provisioning-codes/mutations";
import { listAccountDevices } from "@/lib/features/rental-devices/data";
import { advanceClock, freezeClock } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import {
  type GatewayProcess,
  runGateway,
  startGateway,
  startGatewayHere,
} from "@/tests/support/gateway-process";
import { chargeIsc, type Rental } from "@/tests/support/rental";
import { activate, GATEWAY, openDeviceRental, shippedDevices } from "@/tests/support/rental-devices";

let portal: DeviceServer;
let rental: Rental;
let serial: string;
let folder: string;
let running: GatewayProcess | null = null;

beforeAll(async () => {
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

/** A gateway that was shipped and never switched on, on a clock that stands still. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  await freezeClock();
  rental = await openDeviceRental();
  [serial = ""] = await shippedDevices(rental, 1, GATEWAY);
});
afterEach(async () => {
  await running?.end("SIGKILL");
  running = null;
  await portal.resume();
  await rm(folder, { recursive: true, force: true });
});

const place = () => ["--portal", portal.url, "--serial", serial, "--state", folder];
/** Runs the program with these codes, until it ends by itself. */
const run = (...args: string[]) => runGateway([...place(), "--json", ...args]);
const made = (devices?: number) =>
  makeProvisioningCode(rental.partner, {
    accountId: rental.accountId,
    purpose: devices === undefined ? "device" : "rollout",
    devices,
  });
const enrollmentCode = (lifetime: "quarter_hour" | "week") =>
  createEnrollmentCode(rental.vendor, { serial: parseSerial(serial), lifetime });
const codes = () => listProvisioningCodes(rental.accountId);
const devices = () => listAccountDevices(rental.accountId);
const stored = async () => JSON.parse(await readFile(join(folder, "state.json"), "utf8")) as GatewayState;
const names = ({ events }: Awaited<ReturnType<typeof run>>) => events.map(({ event }) => event);

/** A program that starts as a process of its own takes its time on a busy machine. */
const PATIENTLY = { timeout: 120_000 };

describe("a new gateway with a provisioning code", () => {
  test(
    "is enrolled, listed and told of every change by one command, and goes on by itself",
    PATIENTLY,
    async () => {
      const { code } = await made();
      const command = ["--provision", code.replaceAll("-", " ").toLowerCase(), "--name", "Reception"];
      const gateway = (running = startGateway([...place(), ...command]));
      await gateway.next("enrolled");
      expect(await gateway.next("provisioned")).toMatchObject({ name: "Reception", model: "Trunk-411" });
      await gateway.next("listening");
      expect(await devices()).toMatchObject([{ serial, name: "Reception", state: "listed" }]);

      await activate(rental, [serial]);
      const licenses = [
        { name: "GW-Channel", quantity: 4, source: "rental" },
        { name: "Trunk-411", quantity: 1, source: "rental" },
      ];
      const first = await gateway.next("running");
      expect(first["licenses"]).toMatchObject(licenses);
      await chargeIsc(rental, "1");
      const longer = await gateway.next("running");
      expect(Date.parse(String(longer["until"]))).toBeGreaterThan(Date.parse(String(first["until"])));
      await gateway.next("acknowledged");
      await gateway.end("SIGKILL");

      await portal.stop();
      const again = (running = startGatewayHere([...place(), ...command]));
      expect((await again.next("running"))["licenses"]).toMatchObject(licenses);
      await portal.resume();
      await again.next("listening");
      await activate(rental, [serial], { active: false });
      await again.next("stopped");
      expect(again.said.map(({ event }) => event)).not.toContain("provisioned");
      expect(await codes()).toMatchObject([{ state: "used", usedDevices: 1 }]);
    },
  );

  test("and an enrollment code needs no demo: both count in one command", async () => {
    const { code } = await made();
    const enrollment = await enrollmentCode("quarter_hour");
    const outcome = await run("--code", enrollment.code, "--provision", code, "--once");
    expect(outcome.code).toBe(EXIT.done);
    expect(names(outcome)).toEqual(["enrolled", "provisioned", "unlicensed", "acknowledged"]);
    expect(await devices()).toMatchObject([{ serial, name: `Trunk-411 ${serial.slice(-8)}` }]);
  });

  test("uses it up once, however often answers are lost and the disk is full", async () => {
    const { code } = await made(2);
    const bad = ["--drop", "0.4", "--disk-full", "0.2", "--once"];
    let ended: number | null = null;
    for (let seed = 1; seed < 60 && ended !== EXIT.done; seed += 1) {
      ended = (await run("--provision", code, ...bad, "--seed", String(seed))).code;
      expect([EXIT.done, EXIT.offline, EXIT.state]).toContain(ended);
    }
    expect(ended).toBe(EXIT.done);
    expect(await codes()).toMatchObject([{ usedDevices: 1 }]);
  });

  test("is one of a rollout: as many come in as the code says, and the program says that one did not", async () => {
    const serials = await shippedDevices(rental, 3, GATEWAY);
    [serial = ""] = serials;
    expect(serials).toEqual([0, 1, 2].map((places) => serialAfter(serial, places)));
    const { code } = await made(2);
    const outcome = await run("--count", "3", "--provision", code, "--once");
    expect(outcome.code).toBe(EXIT.identity);
    expect(outcome.events.filter(({ event }) => event === "provisioned")).toHaveLength(2);
    const refused = outcome.events.filter(({ event }) => event === "rejected");
    expect(refused).toMatchObject([{ code: "provisioning_code_used" }]);
    expect(await devices()).toHaveLength(2);
  });
});

describe("a provisioning code that is no good", () => {
  test.each<[string, () => Promise<string>, string]>([
    ["wrong", async () => "7K3M-9QTX-2B4W-HD8N", "provisioning_code_unknown"],
    [
      "used",
      async () => {
        const { code } = await made();
        const [other = ""] = await shippedDevices(rental, 1, GATEWAY);
        const used = ["--portal", portal.url, "--serial", other, "--state", join(folder, "other"), "--once"];
        expect((await runGateway([...used, "--provision", code])).code).toBe(EXIT.done);
        await rm(join(folder, "other"), { recursive: true });
        return code;
      },
      "provisioning_code_used",
    ],
    ["expired", async () => expired(await made(), 900n), "provisioning_code_expired"],
    ["expired in a rollout", async () => expired(await made(5), 7n * 86_400n), "provisioning_code_expired"],
    [
      "ended",
      async () => {
        const { id: codeId, code } = await made();
        await endProvisioningCode(rental.partner, { accountId: rental.accountId, codeId });
        return code;
      },
      "provisioning_code_ended",
    ],
  ])("because it is %s ends the program with a sentence", async (_, codeOf, reason) => {
    const code = await codeOf();
    const before = await devices();
    const outcome = await run("--provision", code);
    expect(outcome.code).toBe(EXIT.identity);
    expect(outcome.events.at(-1)).toMatchObject({ event: "rejected", code: reason });
    expect(outcome.events.at(-1)?.["detail"]).toMatch(/^[A-Z].+\.$/);
    expect(await stored()).toMatchObject({ provisionedBy: null, document: null, serial });
    expect(await devices()).toEqual(before);
    const good = await made();
    expect(names(await run("--provision", good.code, "--once"))).toContain("provisioned");
  });

  test("says it in words", async () => {
    const { code, text } = await runGateway([...place(), "--provision", "7K3M-9QTX-2B4W-HD8N"]);
    expect(code).toBe(EXIT.identity);
    expect(text).toContain("the portal refused: Nobody has made this provisioning code.");
  });
});

describe("an enrollment code that is no good", () => {
  test.each<[string, () => Promise<string>]>([
    ["wrong", async () => "7K3M-9QTX-2B4W-HD8N"],
    ["expired", async () => expired(await enrollmentCode("quarter_hour"), 900n)],
    ["expired after a week", async () => expired(await enrollmentCode("week"), 7n * 86_400n)],
    [
      "used",
      async () => {
        const made = await enrollmentCode("week");
        expect((await run("--code", made.code, "--once")).code).toBe(EXIT.done);
        await rm(folder, { recursive: true });
        return made.code;
      },
    ],
  ])("because it is %s ends the program and leaves nothing behind", async (_, codeOf) => {
    const outcome = await run("--code", await codeOf());
    expect(outcome.code).toBe(EXIT.identity);
    expect(outcome.events.at(-1)).toMatchObject({ event: "rejected", code: "enrollment_code_invalid" });
    expect(await readdir(folder)).toEqual([]);
  });
});

async function expired({ code }: Readonly<{ code: string }>, seconds: bigint): Promise<string> {
  await advanceClock(seconds);
  return code;
}
