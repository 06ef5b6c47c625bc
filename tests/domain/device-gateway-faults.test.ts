import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EXIT } from "@/gateway/exit-codes";
import { NO_FAULTS, withNetworkFaults } from "@/gateway/faults";
import { seededRandom } from "@/gateway/random";
import { serialAfter } from "@/gateway/serial";
import type { GatewayState } from "@/gateway/state";
import { createTransport, type Outgoing, type Transport } from "@/gateway/transport";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";
import { beginStream, documentEvent, type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { runGateway, startGatewayHere } from "@/tests/support/gateway-process";
import { newSigningKey, signGranted } from "@/tests/support/gateway-session";

let portal: FalsePortal;
let key: SigningKey;
let folder: string;

beforeAll(async () => {
  portal = await startFalsePortal();
  key = await newSigningKey();
});
afterAll(() => portal.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  Object.assign(portal.pretense, { time: NOW, keys: { keys: [key.publicJwk] }, events: null });
  for (const list of [portal.acknowledged, portal.asked]) list.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = () => ["--portal", portal.url, "--serial", SERIAL, "--state", folder];
const stored = async () => JSON.parse(await readFile(join(folder, "state.json"), "utf8")) as GatewayState;
const sign = (seq: number) => signGranted(key, { seq, issuer: portal.url });

/** How a gateway that has never run ends with each of a dozen seeds. */
async function codes(state: string): Promise<(number | null)[]> {
  const met: (number | null)[] = [];
  for (let seed = 1; seed <= 12; seed += 1) {
    const own = ["--state", join(folder, state, String(seed)), "--drop", "0.2", "--seed", String(seed)];
    met.push((await runGateway([...place(), "--once", "--json", ...own])).code);
  }
  return met;
}

describe("on a bad network a gateway", () => {
  test("gets there, takes in nothing twice, and goes back to nothing", async () => {
    let last = 0;
    for (let seq = 1; seq <= 40; seq += 1) {
      portal.pretense.document = await sign(seq);
      const bad = ["--drop", "0.3", "--duplicate", "0.3", "--delay", "3", "--seed", String(seq)];
      const { code, events } = await runGateway([...place(), "--once", "--json", ...bad]);
      expect([EXIT.done, EXIT.offline]).toContain(code);
      const running = events.filter(({ event }) => event === "running").map((each) => Number(each["seq"]));
      expect(running.every((each) => each >= last)).toBe(true);
      last = Math.max(last, ...running);
    }
    expect(last).toBeGreaterThan(30);
    expect((await stored()).accepted?.seq).toBe(last);
  });

  test("meets the same faults again with the same seed", async () => {
    portal.pretense.document = await sign(1);
    const first = await codes("first");
    expect(await codes("second")).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  test("gives up a call that nobody answers", async () => {
    portal.pretense.instead = () => undefined;
    const call = { method: "GET", url: new URL(portal.url), headers: {}, body: null, signal: null } as const;
    const waiting = createTransport()({ ...call, isStream: false, patienceMilliseconds: 50 });
    await expect(waiting).rejects.toThrow("no answer in time");
    portal.pretense.instead = null;
  });

  test("keeps listening through cuts and repeated events", async () => {
    const document = await sign(1);
    portal.pretense.events = (_, res) => {
      const write = beginStream(res, "retry: 5\n\n");
      const timer = setInterval(() => write(documentEvent(1, document)), 5);
      res.on("close", () => clearInterval(timer));
    };
    const bad = ["--drop", "0.1", "--duplicate", "0.5", "--delay", "2", "--seed", "3"];
    const gateway = startGatewayHere([...place(), ...bad]);
    for (let count = 0; count < 3; count += 1) await gateway.next("listening");
    await gateway.end();
    const said = gateway.said.map(({ event }) => event);
    expect(said.filter((event) => event === "running")).toHaveLength(1);
    expect(said).not.toContain("refused");
  });

  test("whose clock is a day off follows the portal's with its first call", async () => {
    portal.pretense.document = await sign(1);
    for (const offset of ["-86400", "86400", "-900000000"]) {
      const own = [...place().slice(0, 4), "--state", join(folder, offset), "--once", "--json"];
      const { events } = await runGateway([...own, "--clock-offset", offset]);
      expect(events.at(-1)).toMatchObject({ event: "acknowledged", at: "2026-07-14T09:00:00Z" });
    }
  });
});

const twoParts: Transport = async () => ({
  status: 200,
  header: () => null,
  body: (async function* () {
    yield Buffer.from("a");
    yield Buffer.from("b\n\n");
  })(),
  discard: () => undefined,
});

describe("a fault", () => {
  const outgoing = { isStream: false } as Outgoing;

  test("loses, doubles and lets through as often as it is told", async () => {
    let arrived = 0;
    const network: Transport = async () => {
      arrived += 1;
      return { status: 204, header: () => null, body: (async function* () {})(), discard: () => undefined };
    };
    const faults = { ...NO_FAULTS, drop: 0.25, duplicate: 0.5 };
    const bad = withNetworkFaults(network, faults, seededRandom(11));
    const sent = await Promise.allSettled(Array.from({ length: 2_000 }, () => bad(outgoing)));
    const lost = sent.filter(({ status }) => status === "rejected").length;
    expect(lost / 2_000).toBeCloseTo(0.25, 1);
    // Half of what is lost arrives, and half of what is not lost arrives twice.
    expect(arrived / 2_000).toBeCloseTo(0.25 / 2 + 0.75 * 1.5, 1);
  });

  test("of time makes each call and each part of a stream wait, up to what it is told", async () => {
    const slow = withNetworkFaults(twoParts, { ...NO_FAULTS, delayMilliseconds: 200 }, () => 0.5);
    const began = performance.now();
    const { body } = await slow({ isStream: true } as Outgoing);
    expect(performance.now() - began).toBeGreaterThan(95);
    expect(await Array.fromAsync(body)).toHaveLength(2);
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  test("brings whole events of a stream twice", async () => {
    const bad = withNetworkFaults(twoParts, { ...NO_FAULTS, duplicate: 0.7 }, () => 0.6);
    const { body } = await bad({ isStream: true } as Outgoing);
    expect((await Array.fromAsync(body)).map(String)).toEqual(["a", "b\n\n", "b\n\n"]);
  });

  test("is none where none was asked for", () => {
    const network = (() => undefined) as unknown as Transport;
    expect(withNetworkFaults(network, NO_FAULTS, seededRandom(1))).toBe(network);
  });
});

describe("several gateways in one process", () => {
  test("have serials one after another, and each its own state", async () => {
    expect(serialAfter("00-90-33-FF-FF-FF", 1)).toBe("00-90-34-00-00-00");
    expect(serialAfter("FF-FF-FF-FF-FF-FF", 1)).toBe("00-00-00-00-00-00");
    portal.pretense.document = "";
    const { code, events } = await runGateway([...place(), "--count", "20", "--once", "--json"]);
    expect(code).toBe(EXIT.document);
    const serials = new Set(events.map(({ serial }) => serial));
    expect(serials).toEqual(new Set(Array.from({ length: 20 }, (_, count) => serialAfter(SERIAL, count))));
    for (const serial of serials) {
      const text = await readFile(join(folder, String(serial), "state.json"), "utf8");
      expect(JSON.parse(text)).toMatchObject({ serial });
    }
  });

  test("start one after another, over as long as they are told", async () => {
    const began = performance.now();
    const gateways = startGatewayHere([...place(), "--count", "3", "--ramp", "0.6"]);
    await gateways.next("started");
    await gateways.next("started");
    expect(performance.now() - began).toBeGreaterThan(295);
    await gateways.next("started");
    expect(performance.now() - began).toBeGreaterThan(595);
    await gateways.end();
  });

  test("end together when told to, within moments", async () => {
    const gateways = startGatewayHere([...place(), "--count", "10", "--ramp", "60"]);
    await gateways.next("started");
    const asked = performance.now();
    expect(await gateways.end()).toBe(EXIT.done);
    expect(performance.now() - asked).toBeLessThan(3_000);
  });
});
