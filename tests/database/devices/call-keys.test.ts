import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { type TestDevice, x5cOf } from "@/tests/support/device-tokens";
import { callPortal, enrollDevice } from "@/tests/support/enrolled-device";
import { newSerial } from "@/tests/support/rental";

let portal: DeviceServer;
beforeAll(async () => {
  await freezeClock();
  portal = await startDeviceServer();
});
afterAll(() => portal.stop());

const PATH = "/api/device/v1/call-keys";
type CallKey = Readonly<{ kid: string; key: string; expiresAt: string }>;

async function keyed(): Promise<Readonly<{ device: TestDevice; callKey: CallKey }>> {
  const device = await enrollDevice(newSerial());
  const answer = await callPortal(portal.url, device, { path: PATH, method: "POST" });
  expect(answer.status).toBe(201);
  return { device, callKey: (await answer.json()) as CallKey };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function tokenBy({ kid, key }: CallKey, device: TestDevice, changes = {}): Promise<string> {
  const iat = Number(await portalTime());
  const claims = { sub: device.serial, aud: portal.url, jti: randomUUID(), iat, exp: iat + 60, ...changes };
  const text = `${encode({ alg: "HS256", kid, x5c: [x5cOf(device.certificate)] })}.${encode(claims)}`;
  const signature = createHmac("sha256", Buffer.from(key, "base64url")).update(text).digest("base64url");
  return `${text}.${signature}`;
}

const poll = async (token: string, device: TestDevice, more = {}) =>
  callPortal(portal.url, device, { token, ...more });
const reasonOf = async (answer: Response) => {
  const { code, details } = (await answer.json()) as { code: string; details?: { reason?: string } };
  return [answer.status, code, details?.reason];
};

test("a device polls with a call key, with every check as ever", async () => {
  const { device, callKey } = await keyed();
  const token = await tokenBy(callKey, device);
  expect((await poll(token, device)).status).toBe(200);
  expect(await reasonOf(await poll(token, device))).toEqual([401, "token_replayed", undefined]);
  const foreign = await tokenBy(callKey, device, { aud: "https://elsewhere.example" });
  expect(await reasonOf(await poll(foreign, device))).toEqual([401, "device_token_invalid", "audience"]);
  const other = await tokenBy(callKey, device, { sub: newSerial() });
  expect(await reasonOf(await poll(other, device))).toEqual([401, "device_token_invalid", "subject"]);
});

test("a call key is one certificate's, up to one second, and nobody makes one", async () => {
  const [{ device, callKey }, another] = [await keyed(), await keyed()];
  const later = { ...callKey, kid: String(Number(callKey.kid) + 900) };
  expect(another.callKey.key).not.toBe(callKey.key);
  for (const wrong of [
    later,
    { ...another.callKey, kid: callKey.kid },
    { ...callKey, key: Buffer.alloc(32).toString("base64url") },
  ])
    expect(await reasonOf(await poll(await tokenBy(wrong, device), device))).toEqual([
      401,
      "device_token_invalid",
      "signature",
    ]);
});

test("a call key opens nothing but polls, and no other call key", async () => {
  const { device, callKey } = await keyed();
  for (const path of [
    PATH,
    "/api/device/v1/returns",
    "/api/device/v1/acknowledgements",
    "/api/device/v1/notices",
  ]) {
    const answer = await poll(await tokenBy(callKey, device), device, { path, body: {} });
    expect(await reasonOf(answer)).toEqual([401, "device_token_invalid", "call_key"]);
  }
  const stream = await poll(await tokenBy(callKey, device), device, { path: "/api/device/v1/events" });
  expect(await reasonOf(stream)).toEqual([401, "device_token_invalid", "call_key"]);
});

test("a call key ends with its certificate's revocation, and by itself", async () => {
  const { device, callKey } = await keyed();
  const revoked = await keyed();
  await pool().query(
    "UPDATE device_certificates SET revoked_at = portal_now(), revoked_reason = 'key_compromise' WHERE serial = $1",
    [revoked.device.serial],
  );
  expect(await reasonOf(await poll(await tokenBy(revoked.callKey, revoked.device), revoked.device))).toEqual([
    401,
    "certificate_invalid",
    "revoked",
  ]);
  await advanceClock(899n);
  expect((await poll(await tokenBy(callKey, device), device)).status).toBe(200);
  await advanceClock(1n);
  expect(await reasonOf(await poll(await tokenBy(callKey, device), device))).toEqual([
    401,
    "device_token_invalid",
    "call_key",
  ]);
});
