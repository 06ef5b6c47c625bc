import type { ServerResponse } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { GatewayState } from "@/gateway/state";
import { formatInstant, instant } from "@/lib/domain/instant";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";
import { beginStream, documentEvent, type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { type GatewayProcess, startGatewayHere } from "@/tests/support/gateway-process";
import { newSigningKey, signGranted } from "@/tests/support/gateway-session";

let portal: FalsePortal;
let key: SigningKey;
let folder: string;
let gateway: GatewayProcess;
/** Opened streams that nobody has written to yet, and whoever waits for one. */
let streams: Stream[];
let waiting: ((stream: Stream) => void)[];

type Stream = Readonly<{
  lastEventId: string | undefined;
  write: (text: string) => void;
  res: ServerResponse;
}>;

beforeAll(async () => {
  portal = await startFalsePortal();
  key = await newSigningKey();
});
afterAll(() => portal.close());

/** A gateway that listens to a portal whose streams the test writes. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  [streams, waiting] = [[], []];
  Object.assign(portal.pretense, { time: NOW, keys: { keys: [key.publicJwk] }, instead: null, broken: [] });
  portal.pretense.document = await sign(1);
  portal.pretense.events = (req, res) => {
    const stream = {
      lastEventId: req.headers["last-event-id"] as string | undefined,
      write: beginStream(res, "retry: 100\n\n"),
      res,
    };
    const next = waiting.shift();
    if (next) next(stream);
    else streams.push(stream);
  };
  for (const list of [portal.acknowledged, portal.notices, portal.asked]) list.length = 0;
  gateway = start();
});
afterEach(async () => {
  await gateway.end();
  await rm(folder, { recursive: true, force: true });
});

const start = (...args: string[]) =>
  startGatewayHere(["--portal", portal.url, "--serial", SERIAL, "--state", folder, ...args]);
const sign = (seq: number, runway: number | null = 3_600) =>
  signGranted(key, { seq, runway, issuer: portal.url });
const stream = (): Promise<Stream> =>
  new Promise((resolve) => {
    const first = streams.shift();
    if (first) resolve(first);
    else waiting.push(resolve);
  });
const offer = async ({ write }: Stream, seq: number) => write(documentEvent(seq, await sign(seq)));
const clockEvent = (second: bigint, frozen = false) =>
  `event: clock\ndata: ${JSON.stringify({ time: formatInstant(instant(second)), frozen })}\n\n`;
const names = () => gateway.said.map(({ event }) => event);
const stored = async () => JSON.parse(await readFile(join(folder, "state.json"), "utf8")) as GatewayState;

describe("a gateway that listens", () => {
  test("takes in what comes, acknowledges it, and asks for nothing besides", async () => {
    const open = await stream();
    expect(open.lastEventId).toBeUndefined();
    await offer(open, 1);
    expect(await gateway.next("listening")).toMatchObject({ seq: 1 });
    await gateway.next("acknowledged");
    await offer(open, 2);
    expect(await gateway.next("running")).toMatchObject({ seq: 2 });
    await gateway.next("acknowledged");
    expect(portal.acknowledged).toMatchObject([{ seq: 1, firmware: "gateway" }, { seq: 2 }]);
    expect(portal.asked.map(({ path }) => path)).not.toContain("/api/device/v1/licenses");
  });

  test("connects again after a cut, says what it heard last, and takes the same document for no news", async () => {
    const open = await stream();
    await offer(open, 1);
    await gateway.next("listening");
    open.res.destroy();
    const again = await stream();
    expect(again.lastEventId).toBe("1");
    again.write(documentEvent(1, (await stored()).document?.compact ?? ""));
    expect(await gateway.next("listening")).toMatchObject({ seq: 1 });
    expect(names().filter((name) => name === "running" || name === "refused")).toEqual(["running"]);
    expect(portal.acknowledged).toHaveLength(1);
  });

  test("goes when the portal says goodbye, and comes back when it was told to", async () => {
    const open = await stream();
    await offer(open, 1);
    await gateway.next("listening");
    open.write('event: goodbye\nretry: 50\ndata: {"reason":"restart","retryMilliseconds":120}\n\n');
    const left = performance.now();
    await stream();
    expect(performance.now() - left).toBeGreaterThanOrEqual(115);
    expect(names()).not.toContain("offline");
  });

  test("says when somebody else listens under its identity", async () => {
    const open = await stream();
    open.write('event: goodbye\ndata: {"reason":"replaced","retryMilliseconds":30000}\n\n');
    await gateway.next("replaced");
  });

  test("keeps the stream when it refuses a document, and tells the portal why", async () => {
    const open = await stream();
    await offer(open, 5);
    await gateway.next("listening");
    await offer(open, 4);
    expect(await gateway.next("refused")).toMatchObject({ reason: "stale_seq", seq: 4 });
    open.write(documentEvent(7, "forged.by.somebody"));
    expect(await gateway.next("refused")).toMatchObject({ seq: 7 });
    await offer(open, 8);
    expect(await gateway.next("running")).toMatchObject({ seq: 8 });
    expect(portal.acknowledged).toContainEqual({ seq: 4, refused: "stale_seq" });
    expect(streams).toEqual([]);
  });

  test("refuses what was signed with a denied key, also where it was kept", async () => {
    const open = await stream();
    const stolen = await newSigningKey();
    portal.pretense.keys = { keys: [key.publicJwk, stolen.publicJwk] };
    const denied = { signingKeys: [stolen.kid] };
    open.write(documentEvent(1, await signGranted(key, { seq: 1, issuer: portal.url, denied })));
    await gateway.next("listening");
    open.write(documentEvent(2, await signGranted(stolen, { seq: 2, issuer: portal.url })));
    expect(await gateway.next("refused")).toMatchObject({ reason: "denied_key" });
    expect(await stored()).toMatchObject({ accepted: { seq: 1 }, deniedKeys: [stolen.kid] });
  });

  test("follows the clock it is told, but not back", async () => {
    const open = await stream();
    await offer(open, 1);
    await gateway.next("listening");
    open.write(clockEvent(NOW + 1_000n));
    open.write(clockEvent(NOW - 500n));
    expect(await gateway.next("clock_set_back")).toMatchObject({
      at: formatInstant(instant(NOW + 1_000n)),
      by: "portal",
    });
  });

  test("hears nothing in what it does not know", async () => {
    const open = await stream();
    open.write(": hello\nevent: weather\ndata: sun\n\nevent: clock\ndata: noon\n\nevent: clock\ndata: 7\n\n");
    open.write("event: __proto__\ndata: {}\n\nevent: goodby\ndata: {}\n\n");
    await offer(open, 1);
    await gateway.next("listening");
    expect(names()).not.toContain("offline");
  });
});

describe("a gateway that cannot listen", () => {
  test("asks where there are no events", async () => {
    await gateway.end();
    portal.pretense.events = null;
    gateway = start("--interval", "0.1");
    await gateway.next("polling");
    expect(await gateway.next("running")).toMatchObject({ seq: 1 });
    portal.pretense.document = await sign(2);
    expect(await gateway.next("running")).toMatchObject({ seq: 2 });
  });

  test("asks where something in between ends every stream before it says anything", async () => {
    (await stream()).res.end();
    (await stream()).res.end();
    expect(await gateway.next("polling")).toMatchObject({ reason: "mute" });
    expect(await gateway.next("running")).toMatchObject({ seq: 1 });
  });

  test("leaves a portal alone for as long as it asks", async () => {
    await gateway.end();
    const asked: number[] = [];
    portal.pretense.instead = (_, res) => {
      asked.push(performance.now());
      res.writeHead(503, { "retry-after": "1" }).end();
    };
    await rm(folder, { recursive: true });
    gateway = start();
    await expect.poll(() => asked.length).toBe(2);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

describe("what ends", () => {
  test("restarts the gateway, which tells the portal, and goes on with the next document", async () => {
    const open = await stream();
    await offer(open, 1);
    await gateway.next("listening");
    open.write(clockEvent(NOW + 3_600n));
    expect(await gateway.next("stopped")).toMatchObject({ since: formatInstant(instant(NOW + 3_600n)) });
    expect(await gateway.next("restarting")).toMatchObject({ reason: "expired" });
    expect(await gateway.next("started")).toMatchObject({ reason: "expired" });
    const again = await stream();
    again.write(documentEvent(2, await sign(2, 7_200)));
    await gateway.next("running");
    await expect.poll(() => portal.notices.length).toBe(2);
    expect(portal.notices).toMatchObject([
      { kind: "stopped", reason: "expired", seq: 1, at: formatInstant(instant(NOW + 3_600n)) },
      { kind: "restarted", reason: "expired", seq: 1, firmware: "gateway" },
    ]);
    expect(names().filter((name) => name === "restarting")).toHaveLength(1);
  });

  test("is told until the portal has answered, under the same reference", async () => {
    const path = "/api/device/v1/notices";
    const open = await stream();
    await offer(open, 1);
    await gateway.next("acknowledged");
    portal.pretense.broken = [path];
    open.write(clockEvent(NOW + 3_600n));
    const again = await stream();
    await offer(again, 2);
    await expect.poll(() => portal.asked.filter((asked) => asked.path === path).length).toBe(1);
    portal.pretense.broken = [];
    again.write(clockEvent(NOW + 3_620n));
    await expect.poll(() => portal.notices.map(({ kind }) => kind)).toEqual(["stopped", "restarted"]);
    const told = portal.asked.filter((asked) => asked.path === path).map(({ body }) => body["reference"]);
    expect(told).toHaveLength(3);
    expect(new Set(told).size).toBe(2);
    expect(streams).toEqual([]);
    await expect.poll(async () => (await stored()).notices).toEqual([]);
  });
});
