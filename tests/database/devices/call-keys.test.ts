import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { parseInstant } from "@/lib/domain/instant";
import { pool } from "@/lib/platform/db/pool";
import { env } from "@/lib/platform/env";
import { createCast } from "@/tests/support/cast";
import { certifiedByOwn } from "@/tests/support/certified-devices";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { signCall, type TestDevice, x5cOf } from "@/tests/support/device-tokens";
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
  return { device, callKey: await callKeyFor(device) };
}

async function callKeyFor(device: TestDevice): Promise<CallKey> {
  const answer = await callPortal(portal.url, device, { path: PATH, method: "POST" });
  expect(answer.status).toBe(201);
  return (await answer.json()) as CallKey;
}

let calls = 0;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function tokenBy({ kid, key }: CallKey, device: TestDevice, changes = {}): Promise<string> {
  const iat = Number(await portalTime());
  const jti = String((calls += 1));
  const claims = { sub: device.serial, aud: portal.url, jti, iat, exp: iat + 60, ...changes };
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

test("a call with a call key has a time and a life like any other", async () => {
  const { device, callKey } = await keyed();
  const now = Number(await portalTime());
  const refusalOf = async (changes: object) =>
    reasonOf(await poll(await tokenBy(callKey, device, changes), device));
  for (const iat of [now + 121, now - 180])
    expect(await refusalOf({ iat, exp: iat + 60 })).toEqual([401, "clock_skew", undefined]);
  expect(await refusalOf({ exp: now + 301 })).toEqual([401, "device_token_invalid", "lifetime"]);
  for (const iat of [now + 120, now - 179])
    expect((await poll(await tokenBy(callKey, device, { iat, exp: iat + 60 }), device)).status).toBe(200);
});

test("a call key lasts no longer than the certificate it was given for", async () => {
  const { device } = await certifiedByOwn((await createCast()).vendor, 1);
  const end = (await portalTime()) + 86_400n;
  await advanceClock(86_400n - 300n);
  const callKey = await callKeyFor(device);
  expect(parseInstant(callKey.expiresAt)).toBe(end);
});

test("each of its calls counts once, in any order, and is numbered", async () => {
  const { device, callKey } = await keyed();
  const numbered = async (jti: string) => poll(await tokenBy(callKey, device, { jti }), device);
  for (const jti of ["7", "5", "6", "70"]) expect((await numbered(jti)).status).toBe(200);
  for (const jti of ["7", "5", "70", "6"])
    expect(await reasonOf(await numbered(jti))).toEqual([401, "token_replayed", undefined]);
  for (const jti of ["0", "-1", "7.5", "b2f5ff47-4366-4b8e-a7b6-2fd6a9f1f0cb"])
    expect(await reasonOf(await numbered(jti))).toEqual([401, "device_token_invalid", "jti"]);
});

test("of many copies of one call sent at once, one counts", async () => {
  const { device, callKey } = await keyed();
  const token = await tokenBy(callKey, device);
  const answers = await Promise.all(Array.from({ length: 12 }, () => poll(token, device)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(11).fill(401)]);
});

test("a call key is one certificate's and one process's, and nobody makes one", async () => {
  const [{ device, callKey }, another] = [await keyed(), await keyed()];
  const refusalOf = async (wrong: CallKey, by = device) => reasonOf(await poll(await tokenBy(wrong, by), by));
  const forged = { ...callKey, key: Buffer.alloc(32).toString("base64url") };
  expect(await refusalOf(forged)).toEqual([401, "device_token_invalid", "signature"]);
  expect(await refusalOf({ ...another.callKey, kid: callKey.kid })).toEqual([
    401,
    "device_token_invalid",
    "signature",
  ]);
  for (const wrong of [another.callKey, { ...callKey, kid: `${callKey.kid}A` }])
    expect(await refusalOf(wrong)).toEqual([401, "device_token_invalid", "call_key"]);
});

test("a certificate's next call key takes the place of the one before", async () => {
  const { device, callKey } = await keyed();
  const next = await callKeyFor(device);
  expect((await poll(await tokenBy(next, device), device)).status).toBe(200);
  expect(await reasonOf(await poll(await tokenBy(callKey, device), device))).toEqual([
    401,
    "device_token_invalid",
    "call_key",
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

const settings = () => env() as { PORTAL_URL: string };

/** What a device is answered that asks a portal of this address for a call key. */
async function askAt(address: string): Promise<number> {
  const device = await enrollDevice(newSerial());
  settings().PORTAL_URL = address;
  const token = await signCall(device, { now: await portalTime(), audience: address });
  return (await callPortal(portal.url, device, { path: PATH, method: "POST", token })).status;
}

describe("over a line that others may hear", () => {
  afterEach(() => {
    settings().PORTAL_URL = portal.url;
  });

  test.each([
    "http://portal.example",
    "http://portal.example:3000",
    "http://localhost.portal.example",
    "http://127.0.0.1.portal.example",
    "http://portal.example/http://localhost",
  ])("%s gives no call key", async (address) => {
    expect(await askAt(address)).toBe(404);
  });

  test.each(["https://portal.example", "http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000"])(
    "%s gives one: nobody hears it",
    async (address) => {
      expect(await askAt(address)).toBe(201);
    },
  );
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
