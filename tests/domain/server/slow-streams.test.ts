import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { instant } from "@/lib/domain/instant";
import { DeviceStream } from "@/server/channel/device-stream";

const CLOCK = { now: instant(1_800_000_000n), isFrozen: false };
const CERTIFICATE = { authorityId: "ours", number: "01", notAfter: instant(2_000_000_000n) };
/** More than the two ends of a connection on one machine take in by themselves. */
const MUCH = 64_000_000;
const DOCUMENT_LENGTH = 120_000;

type Line = Readonly<{ stream: DeviceStream; res: ServerResponse; device: IncomingMessage }>;

/** A device's stream over a real connection; the device reads once it is told to. */
async function open(): Promise<Line> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const asked = once(server, "request") as Promise<[IncomingMessage, ServerResponse]>;
  const call = request({ port: (server.address() as AddressInfo).port, host: "127.0.0.1", agent: false });
  call.on("error", () => undefined).end();
  const [, res] = await asked;
  const stream = new DeviceStream(parseSerial("009033100001"), CERTIFICATE, res);
  stream.open(CLOCK);
  const [device] = (await once(call, "response")) as [IncomingMessage];
  device.on("error", () => undefined).pause();
  onTestFinished(() => {
    call.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { stream, res, device };
}

let seq = 0;
/** Sends a document of a good length, and lets the connection take what it can. */
async function send({ stream }: Line): Promise<void> {
  seq += 1;
  stream.sendDocument({ seq, document: `${seq}`.padEnd(DOCUMENT_LENGTH, "x") });
  await wait(10);
}

/** Sends documents until the device is behind; fails where it never is. */
async function leaveBehind(line: Line): Promise<void> {
  for (let sent = 0; line.res.writableLength === 0; sent += DOCUMENT_LENGTH) {
    if (sent > MUCH) throw new Error("The connection takes in whatever is sent.");
    await send(line);
  }
}

test("a device that does not read is ended as slow before much waits for it", async () => {
  const line = await open();
  let most = 0;
  for (let sent = 0; !line.res.writableEnded && sent < MUCH; sent += DOCUMENT_LENGTH) {
    most = Math.max(most, line.res.writableLength);
    await send(line);
  }
  expect([line.stream.endedBy, line.res.destroyed]).toEqual(["slow", true]);
  expect(most).toBeLessThanOrEqual(262_144);
  expect(line.stream.isWithout({ seq, document: "another" })).toBe(false);
});

test("a device that was behind at two clocks is ended as slow", async () => {
  const line = await open();
  await leaveBehind(line);
  line.stream.sendClock(CLOCK);
  await wait(10);
  expect(line.res.writableEnded).toBe(false);
  line.stream.sendClock(CLOCK);
  expect([line.stream.endedBy, line.res.destroyed]).toEqual(["slow", true]);
});

test("a device that reads on between two clocks stays, however much it is sent", async () => {
  const line = await open();
  for (let turn = 0; turn < 3; turn += 1) {
    await leaveBehind(line);
    line.stream.sendClock(CLOCK);
    line.device.resume();
    while (line.res.writableLength > 0) await wait(1);
    line.device.pause();
    line.stream.sendClock(CLOCK);
  }
  expect([line.stream.endedBy, line.res.writableEnded]).toEqual(["lost", false]);
});
