import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReport, type GatewayEvent } from "@/gateway/events";
import { EXIT } from "@/gateway/exit-codes";
import { NO_FAULTS } from "@/gateway/faults";
import { parseOptions } from "@/gateway/options";
import { runGateway } from "@/tests/support/gateway-process";

const SERIAL = "00-90-33-46-0A-F2";
const AT = 1_784_019_600;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the gateway's command line", () => {
  test("asks for a portal and a serial, and the rest goes without saying", () => {
    expect(parseOptions(["--portal", "https://portal.example/", "--serial", "009033460af2"])).toEqual({
      portal: "https://portal.example",
      serial: SERIAL,
      folder: join(".data", "gateways", SERIAL),
      identity: null,
      code: null,
      provisioning: null,
      firmware: "gateway",
      once: false,
      at: null,
      wantsEvents: true,
      intervalMilliseconds: 60_000,
      testMode: false,
      statusPort: null,
      json: false,
      count: 1,
      rampMilliseconds: 0,
      faults: NO_FAULTS,
      clockOffsetSeconds: 0,
      seed: null,
    });
  });

  test("takes many, and everything that may go wrong", () => {
    const many = ["--portal", "https://portal.example", "--serial", SERIAL, "--count", "1000", "--ramp", "5"];
    const wrong = ["--drop", "0.2", "--delay", "50", "--duplicate", "0.1", "--disk-full", "0.3"];
    expect(parseOptions([...many, ...wrong, "--clock-offset", "-86400", "--seed", "7"])).toMatchObject({
      count: 1000,
      rampMilliseconds: 5_000,
      folder: join(".data", "gateways"),
      faults: { drop: 0.2, delayMilliseconds: 50, duplicate: 0.1, diskFull: 0.3 },
      clockOffsetSeconds: -86_400,
      seed: 7,
    });
  });

  test("needs no portal for the test mode", () => {
    expect(parseOptions(["--serial", SERIAL, "--test-mode"])).toMatchObject({ portal: "", testMode: true });
  });

  test("needs no portal to look at what is stored", () => {
    const options = parseOptions(["--serial", SERIAL, "--at", "2026-07-14T09:00:00Z"]);
    expect(options).toMatchObject({ portal: "", at: AT });
  });

  const good = ["--portal", "https://portal.example", "--serial", SERIAL];
  test.each([
    ["nothing", []],
    ["no portal", ["--serial", SERIAL]],
    ["no web address", ["--portal", "ftp://portal.example", "--serial", SERIAL]],
    ["no serial", ["--portal", "https://portal.example", "--serial", "reception"]],
    ["a time that is none", [...good, "--at", "2026-02-30"]],
    ["no interval", [...good, "--interval", "0"]],
    ["a certificate without its key", [...good, "--certificate", "file"]],
    ["a probability above one", [...good, "--drop", "2"]],
    ["no number", [...good, "--delay", ""]],
    ["a name for what is not provisioned", [...good, "--name", "Reception"]],
    ["one code for several", [...good, "--count", "2", "--code", "7K3M-9QTX-2B4W-HD8N"]],
    ["what it does not know", [...good, "--everything"]],
  ])("with %s is not understood", async (_, args) => {
    const { code, errors } = await runGateway(args);
    expect([code, errors]).toEqual([EXIT.usage, expect.stringContaining("--help tells more.")]);
  });

  test("explains itself", async () => {
    const { code, text } = await runGateway(["--help"]);
    expect(code).toBe(EXIT.done);
    const options = `portal serial state code provision name certificate key firmware once at poll interval test-mode status
      json count ramp drop delay duplicate disk-full clock-offset seed help`;
    for (const option of [...options.split(/\s+/).map((name) => `  --${name} `), "Examples", "Ends with"]) {
      expect(text).toContain(option);
    }
  });

  test.each([
    ["offline", EXIT.offline, ["--once"]],
    ["unlicensed", EXIT.done, ["--at", "2026-07-14T09:00:00Z"]],
  ])("says %s and ends with %i", async (event, exitCode, args) => {
    const place = [
      "--portal",
      "http://127.0.0.1:9",
      "--serial",
      SERIAL,
      "--state",
      join(folder, event),
      "--json",
    ];
    const { code, events } = await runGateway([...place, ...args]);
    expect([code, events[0]?.event]).toEqual([exitCode, event]);
  });

  test("goes by a machine's clock that is off, as long as it hears no other", async () => {
    const place = ["--portal", "http://127.0.0.1:9", "--serial", SERIAL, "--state", join(folder, "off")];
    const { events } = await runGateway([...place, "--once", "--json", "--clock-offset", "-86400"]);
    const behind = Date.now() - Date.parse(events[0]?.at ?? "");
    expect(Math.abs(behind - 86_400_000)).toBeLessThan(60_000);
  });

  test("ends with its own code when its state cannot be read", async () => {
    await writeFile(join(folder, "state.json"), "{");
    const { code, errors } = await runGateway([...good, "--state", folder, "--once"]);
    expect([code, errors]).toEqual([EXIT.state, expect.stringContaining("is not a gateway's state")]);
  });
});

describe("what a gateway tells", () => {
  const lineOf = (event: GatewayEvent, asJson: boolean) => {
    const lines: string[] = [];
    createReport((line) => lines.push(line), { asJson, serial: null })(event, AT);
    return lines;
  };

  test("is one line of JSON with readable times", () => {
    const [line = "", ...more] = lineOf({ event: "stopped", seq: 7, since: AT - 60 }, true);
    expect(more).toEqual([]);
    expect(JSON.parse(line)).toEqual({
      event: "stopped",
      at: "2026-07-14T09:00:00Z",
      seq: 7,
      since: "2026-07-14T08:59:00Z",
    });
  });

  test("names the serial where several gateways tell in turn", () => {
    const lines: string[] = [];
    for (const asJson of [true, false]) {
      createReport((line) => lines.push(line), { asJson, serial: SERIAL })({ event: "online" }, AT);
    }
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "online", serial: SERIAL });
    expect(lines[1]).toBe(`2026-07-14T09:00:00Z  ${SERIAL}  online again`);
  });

  test.each<[GatewayEvent, string]>([
    [{ event: "running", seq: 7, until: null, licenses: [] }, "running without an end (document 7)"],
    [
      { event: "stopped", seq: 7, since: AT },
      "stopped since 2026-07-14T09:00:00Z: nothing runs (document 7)",
    ],
    [{ event: "refused", reason: "stale_seq", seq: 3 }, "refused a document (3): stale_seq"],
    [{ event: "refused", reason: "forged", seq: null }, "refused a document: forged"],
    [{ event: "acknowledged", seq: 7 }, "acknowledged document 7"],
  ])("reads well: %j", (event, sentence) => {
    expect(lineOf(event, false)).toEqual([`2026-07-14T09:00:00Z  ${sentence}`]);
  });
});
