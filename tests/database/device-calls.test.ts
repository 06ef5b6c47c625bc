import { randomUUID } from "node:crypto";
import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { formatInstant, instant } from "@/lib/domain/instant";
import { listTrustedAuthorities } from "@/lib/features/device-authorities/data";
import { pool } from "@/lib/platform/db/pool";
import { advanceClock, freezeClock, portalTime } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { signCall, type TestDevice } from "@/tests/support/device-tokens";
import { callPortal, enrollDevice, tokenFor } from "@/tests/support/enrolled-device";
import { newSerial } from "@/tests/support/rental";

let portal: DeviceServer;
let device: TestDevice;

beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
  device = await enrollDevice(newSerial());
});
afterAll(() => portal.stop());

const call = (changes: Parameters<typeof callPortal>[2] = {}) => callPortal(portal.url, device, changes);

/** A call at so many seconds from portal time. */
const signAt = async (offset: bigint, changes: Parameters<typeof signCall>[1] = {}) =>
  signCall(device, { audience: portal.url, ...changes, now: instant((await portalTime()) + offset) });

async function problemOf(answer: Promise<Response>) {
  const response = await answer;
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await response.json()) as Record<string, unknown>;
  const { code, details } = problem as { code: string; details?: object };
  expect(problem).toMatchObject({ type: `/api/docs/problems/${code}`, status: response.status });
  return { ...problem, ...details };
}

/** How many used identifiers are kept, and how many of them for nothing. */
async function countIdentifiers() {
  const { rows } = await pool().query(
    "SELECT count(*) AS kept, count(*) FILTER (WHERE expires_at <= portal_now()) AS expired FROM device_token_ids",
  );
  return { kept: Number(rows[0].kept), expired: Number(rows[0].expired) };
}

describe("a device's call", () => {
  test("is answered with its document, which need not be sent twice", async () => {
    const answer = await call();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/jose");
    expect(answer.headers.get("vary")).toBe("Authorization");
    const etag = answer.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"1\.[\w-]{22}"$/);
    const again = await call({ headers: { "if-none-match": `"other", W/${etag}` } });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    const other = await call({ headers: { "if-none-match": '"1.other"' } });
    expect([other.status, await other.text()]).toEqual([200, await answer.text()]);
  });

  test("can be a HEAD", async () => {
    const answer = await call({ method: "HEAD" });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  test("tells the portal's time, and that a demo's clock stands still", async () => {
    for (const answer of [await call(), await call({ token: "nonsense" })]) {
      expect(answer.headers.get("x-portal-time")).toBe(formatInstant(await portalTime()));
      expect(answer.headers.get("x-portal-clock")).toBe("frozen");
    }
  });

  test("counts once: the same token again is refused", async () => {
    const token = await tokenFor(portal.url, device);
    expect((await call({ token })).status).toBe(200);
    expect(await problemOf(call({ token }))).toMatchObject({ status: 401, code: "token_replayed" });
  });

  test("counts once, also when it comes fifty times at once", async () => {
    const token = await tokenFor(portal.url, device);
    const answers = await Promise.all(Array.from({ length: 50 }, () => call({ token })));
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 401)]);
  });

  test("of two devices may carry the same identifier", async () => {
    const other = await enrollDevice(newSerial());
    const claims = { jti: randomUUID() };
    const now = await portalTime();
    for (const each of [device, other]) {
      const token = await signCall(each, { now, audience: portal.url, claims });
      expect((await callPortal(portal.url, each, { token })).status).toBe(200);
    }
  });

  test("may come from a clock that is two minutes off, and not from one that is more", async () => {
    for (const offset of [120n, -179n])
      expect((await call({ token: await signAt(offset) })).status).toBe(200);
    const ahead = await problemOf(call({ token: await signAt(121n) }));
    expect(ahead).toMatchObject({ status: 401, code: "clock_skew", skewSeconds: 121 });
    const behind = await problemOf(call({ token: await signAt(-180n) }));
    expect(behind).toMatchObject({ status: 401, code: "clock_skew", skewSeconds: -180 });
  });

  test("is measured by portal time, wherever the demo's clock stands", async () => {
    const token = await tokenFor(portal.url, device);
    await advanceClock(86_400n);
    expect(await problemOf(call({ token }))).toMatchObject({ code: "clock_skew" });
    expect((await call()).status).toBe(200);
  });

  test("for another portal, or with a token that lives too long, is refused", async () => {
    const elsewhere = await signAt(0n, { audience: "https://elsewhere.example" });
    expect(await problemOf(call({ token: elsewhere }))).toMatchObject({
      code: "device_token_invalid",
      reason: "audience",
      expected: portal.url,
    });
    const longLived = await signAt(0n, { claims: { exp: Number(await portalTime()) + 301 } });
    expect(await problemOf(call({ token: longLived }))).toMatchObject({ reason: "lifetime" });
  });

  test("without a token is refused", async () => {
    const bare = fetch(`${portal.url}/api/device/v1/licenses`);
    expect(await problemOf(bare)).toMatchObject({ status: 401, code: "token_missing" });
  });

  test("forgets used identifiers, anybody's, when they could no longer be used", async () => {
    await callPortal(portal.url, await enrollDevice(newSerial()));
    await call();
    await advanceClock(540n);
    const { kept, expired } = await countIdentifiers();
    expect(expired).toBe(kept);
    for (let calls = 0; calls < kept; calls += 1) await call();
    expect(await countIdentifiers()).toEqual({ kept, expired: 0 });
  });
});

describe("a device's certificate", () => {
  test("that was revoked counts no more, and for ever", async () => {
    const revoked = await enrollDevice(newSerial());
    expect((await callPortal(portal.url, revoked)).status).toBe(200);
    const revoke = "UPDATE device_certificates SET revoked_at = $2 WHERE serial = $1";
    await pool().query(revoke, [revoked.serial, 1]);
    expect(await problemOf(callPortal(portal.url, revoked))).toMatchObject({
      status: 401,
      code: "certificate_invalid",
      reason: "revoked",
    });
    await expect(pool().query(revoke, [revoked.serial, null])).rejects.toThrow(/once/);
    await expect(pool().query("DELETE FROM device_certificates")).rejects.toThrow(/never/);
  });

  test("of a demo counts in a demo only", async () => {
    expect(await listTrustedAuthorities(true)).toHaveLength(1);
    expect(await listTrustedAuthorities(false)).toEqual([]);
  });

  test("ends", async () => {
    const old = await enrollDevice(newSerial());
    await advanceClock(11n * 365n * 86_400n);
    expect(await problemOf(callPortal(portal.url, old))).toMatchObject({
      code: "certificate_invalid",
      reason: "expired",
    });
    expect((await callPortal(portal.url, await enrollDevice(old.serial))).status).toBe(200);
    device = await enrollDevice(device.serial);
  });
});
