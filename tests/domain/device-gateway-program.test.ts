import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReport, type GatewayEvent } from "@/gateway/events";
import { EXIT } from "@/gateway/exit-codes";
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
      once: false,
      at: null,
      intervalSeconds: 5,
      json: false,
    });
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
    ["what it does not know", [...good, "--everything"]],
  ])("with %s is not understood", async (_, args) => {
    const { code, errors } = await runGateway(args);
    expect([code, errors]).toEqual([EXIT.usage, expect.stringContaining("--help tells more.")]);
  });

  test("explains itself", async () => {
    const { code, text } = await runGateway(["--help"]);
    expect(code).toBe(EXIT.done);
    for (const option of ["--portal", "--serial", "--once", "--at", "--interval", "--json", "Ends with"]) {
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

  test("ends with its own code when its state cannot be read", async () => {
    await writeFile(join(folder, "state.json"), "{");
    const { code, errors } = await runGateway([...good, "--state", folder, "--once"]);
    expect([code, errors]).toEqual([EXIT.state, expect.stringContaining("is not a gateway's state")]);
  });
});

describe("what a gateway tells", () => {
  const lineOf = (event: GatewayEvent, asJson: boolean) => {
    const lines: string[] = [];
    createReport((line) => lines.push(line), asJson)(event, AT);
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
