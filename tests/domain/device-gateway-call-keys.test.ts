import { createHmac, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt, decodeProtectedHeader } from "jose";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contact } from "@/gateway/contact";
import { EXIT } from "@/gateway/exit-codes";
import { askingEvery } from "@/gateway/poll";
import { openSession, type Session } from "@/gateway/session";
import { CallCount, parseCallCount } from "@/lib/domain/devices/call-count";
import { addSeconds, formatInstant, seconds } from "@/lib/domain/instant";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW } from "@/tests/support/device-tokens";
import { type Asked, type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { gatewaySettings, newSigningKey, signGranted } from "@/tests/support/gateway-session";

const LICENSES = "/api/device/v1/licenses";
const CALL_KEYS = "/api/device/v1/call-keys";
const MINUTE_MILLISECONDS = 60_000;

let portal: FalsePortal;
let key: SigningKey;
let folder: string;
let session: Session;
let milliseconds: number;
/** The call keys the portal would take, by kid. */
let lent: Map<string, Buffer>;
/** Each of their calls counts once. */
let calls: Map<string, CallCount>;

beforeAll(async () => {
  portal = await startFalsePortal();
  key = await newSigningKey();
});
afterAll(() => portal.close());

/** A certified gateway whose portal gives call keys for a quarter of an hour. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  milliseconds = 0;
  lent = new Map();
  calls = new Map();
  const document = await signGranted(key, { issuer: portal.url, runway: null });
  Object.assign(portal.pretense, { time: NOW, keys: { keys: [key.publicJwk] }, document, broken: [] });
  portal.pretense.admits = isGood;
  lend("1");
  const time = { monotonic: () => milliseconds, wall: () => Number(NOW) * 1_000 + milliseconds };
  session = await openSession(gatewaySettings({ folder, portal: portal.url, time }).settings);
  await contact(session);
  portal.asked.length = 0;
});
afterEach(async () => {
  clearTimeout(session.alarm);
  await rm(folder, { recursive: true, force: true });
});

function lend(kid: string, lifetime = 900n): void {
  const secret = randomBytes(32);
  lent.set(kid, secret);
  calls.set(kid, new CallCount());
  const expiresAt = formatInstant(addSeconds(portal.pretense.time ?? NOW, seconds(lifetime)));
  portal.pretense.callKey = { kid, key: secret.toString("base64url"), expiresAt };
}

const isSecret = ({ token }: Asked): boolean => decodeProtectedHeader(token).alg === "HS256";

/** Takes a call key's signature for polls alone, each with a new number, and none of a key that it does not know. */
function isGood(asked: Asked): boolean {
  if (asked.token === "" || !isSecret(asked)) return true;
  const [head, body, signature] = asked.token.split(".");
  const kid = String(decodeProtectedHeader(asked.token).kid);
  const secret = lent.get(kid);
  if (asked.path !== LICENSES || !secret) return false;
  const count = parseCallCount(String(decodeJwt(asked.token).jti));
  if (count === null || !calls.get(kid)?.take(count)) return false;
  return createHmac("sha256", secret).update(`${head}.${body}`).digest("base64url") === signature;
}

/** Polls once and answers what was asked for it: each path, marked where a call key signed. */
async function poll(interval = MINUTE_MILLISECONDS): Promise<string[]> {
  portal.asked.length = 0;
  const { code } = await contact(session, askingEvery(interval));
  expect(code).toBe(EXIT.done);
  return portal.asked.map(
    (asked) => asked.path.replace(/.*\//, "") + (isSecret(asked) ? " by call key" : ""),
  );
}

function pass(minutes: number): void {
  milliseconds += minutes * MINUTE_MILLISECONDS;
  portal.pretense.time = addSeconds(NOW, seconds(BigInt(milliseconds / 1_000)));
}

describe("a gateway that polls", () => {
  test("gets a call key, signs its polls with it, and gets the next one shortly before its end", async () => {
    expect(await poll()).toEqual(["call-keys", "licenses by call key"]);
    for (let minutes = 1; minutes < 14; minutes += 1) {
      pass(1);
      expect(await poll()).toEqual(["licenses by call key"]);
    }
    pass(1);
    lend("2");
    expect(await poll()).toEqual(["call-keys", "licenses by call key"]);
    expect(portal.asked.map(({ token }) => decodeProtectedHeader(token).kid)).toEqual([undefined, "2"]);
  });

  test("signs everything else with its own key", async () => {
    await poll();
    portal.pretense.document = await signGranted(key, { seq: 2, issuer: portal.url, runway: null });
    expect(await poll()).toEqual(["licenses by call key", "acknowledgements"]);
  });

  test("that asks seldom does not get one, as it would be used once", async () => {
    expect(await poll(301_000)).toEqual(["licenses"]);
  });

  test("keeps it in memory alone", async () => {
    await poll();
    const [secret = Buffer.of()] = lent.values();
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), "utf8");
      for (const form of ["base64url", "base64", "hex"] as const)
        expect(text).not.toContain(secret.toString(form));
    }
  });
});

describe("a call key that is refused", () => {
  test("after the portal has restarted is replaced at once, once", async () => {
    await poll();
    lent.clear();
    lend("2");
    expect(await poll()).toEqual(["licenses by call key", "call-keys", "licenses by call key"]);
    expect(await poll()).toEqual(["licenses by call key"]);
  });

  test("again makes the gateway use its own key, and leave the portal alone with it for ten minutes", async () => {
    await poll();
    lent.clear();
    expect(await poll()).toEqual(["licenses by call key", "call-keys", "licenses by call key", "licenses"]);
    pass(9);
    expect(await poll()).toEqual(["licenses"]);
    pass(1);
    lend("3");
    expect(await poll()).toEqual(["call-keys", "licenses by call key"]);
  });
});

describe("a call key", () => {
  test.each([
    ["does not know the way", () => (portal.pretense.callKey = null)],
    ["is broken there", () => (portal.pretense.broken = [CALL_KEYS])],
    ["answers nonsense", () => (portal.pretense.callKey = "none")],
    ["lends a key that is over", () => lend("2", 60n)],
  ])("is not asked for again and again where the portal %s", async (_, change) => {
    change();
    expect(await poll()).toEqual(["call-keys", "licenses"]);
    expect(await poll()).toEqual(["licenses"]);
    pass(10);
    expect(await poll()).toEqual(["call-keys", "licenses"]);
  });

  test("does not go with another certificate than the one it was lent for", async () => {
    await poll();
    session.identity = { ...session.identity, chain: ["another"] };
    lend("2");
    expect(await poll()).toEqual(["call-keys", "licenses by call key"]);
  });
});

test("a gateway asks for call keys over private lines only", async () => {
  const calls: string[] = [];
  const { settings } = gatewaySettings({
    folder,
    portal: "http://portal.example",
    transport: (outgoing) => {
      calls.push(outgoing.url.pathname);
      return Promise.reject(new Error("nobody"));
    },
  });
  await contact(await openSession(settings), askingEvery(MINUTE_MILLISECONDS));
  await contact(await openSession({ ...settings, portal: "http://localhost.example" }), askingEvery(1));
  expect(calls).toEqual([LICENSES, LICENSES]);
  await contact(await openSession({ ...settings, portal: "https://portal.example" }), askingEvery(1));
  expect(calls.slice(2)).toEqual([CALL_KEYS, LICENSES]);
});

test("whatever a portal answers instead of a call key, the gateway polls", () => {
  const answer = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        kid: fc.oneof(fc.string(), fc.jsonValue()),
        key: fc.oneof(fc.base64String(), fc.jsonValue()),
        expiresAt: fc.oneof(fc.constant("2026-07-14T09:30:00Z"), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
  );
  return fc.assert(
    fc.asyncProperty(answer, async (callKey) => {
      portal.pretense.callKey = callKey ?? "null";
      session.callKeysRestUntil = -Infinity;
      const asked = await poll();
      expect(asked.at(-1)).toBe("licenses");
      expect(asked.length).toBeLessThanOrEqual(5);
    }),
    { numRuns: 100 },
  );
});
