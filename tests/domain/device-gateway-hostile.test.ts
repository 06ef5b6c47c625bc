import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EXIT } from "@/gateway/exit-codes";
import type { GatewayState } from "@/gateway/state";
import { documentClaims } from "@/lib/domain/devices/license-document";
import { addSeconds, instant, seconds } from "@/lib/domain/instant";
import { signDocument } from "@/lib/platform/signing/sign-document";
import { generateSigningKey, parseSigningKey, type SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, OTHER_SERIAL, SERIAL } from "@/tests/support/device-tokens";
import { type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { runGateway } from "@/tests/support/gateway-process";

let portal: FalsePortal;
let key: SigningKey;
let folder: string;

beforeAll(async () => {
  portal = await startFalsePortal();
  key = await parseSigningKey(generateSigningKey());
});
afterAll(() => portal.close());

/** A gateway that has accepted document 5, signed at NOW, with an hour to run. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  Object.assign(portal.pretense, { time: NOW, keys: { keys: [key.publicJwk] }, instead: null });
  portal.pretense.document = await sign();
  expect((await contact()).code).toBe(EXIT.done);
  portal.acknowledged.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const contact = () =>
  runGateway(["--portal", portal.url, "--serial", SERIAL, "--state", folder, "--once", "--json"]);
const stored = async () => JSON.parse(await readFile(join(folder, "state.json"), "utf8")) as GatewayState;

type Claims = Readonly<{ seq?: number; later?: number; issuer?: string; serial?: typeof SERIAL }>;

function sign({ seq = 5, later = 0, issuer = portal.url, serial = SERIAL }: Claims = {}, signer = key) {
  const issuedAt = addSeconds(NOW, seconds(BigInt(later)));
  const license = { name: "PBX-Port", version: "14", quantity: seq, source: "rental" as const };
  const content = { licenses: [license], expiresAt: addSeconds(NOW, seconds(3_600n)) };
  return signDocument(signer, documentClaims({ issuer, serial, seq, issuedAt }, content));
}

describe("a gateway refuses", () => {
  test.each<[string, Claims]>([
    ["stale_seq", { seq: 4 }],
    ["stale_seq", { seq: 5, later: 9 }],
    ["stale_iat", { seq: 6, later: -1 }],
    ["foreign_serial", { seq: 6, serial: OTHER_SERIAL }],
    ["foreign_issuer", { seq: 6, issuer: "https://elsewhere.example" }],
  ])("%s: %j, tells the portal why, and goes on with what it has", async (reason, claims) => {
    const before = await stored();
    portal.pretense.document = await sign(claims);
    const { code, events } = await contact();
    expect(code).toBe(EXIT.document);
    expect(events).toMatchObject([
      { event: "refused", reason, seq: claims.seq },
      { event: "running", seq: 5, licenses: [{ quantity: 5 }] },
    ]);
    expect(portal.acknowledged).toEqual([{ seq: claims.seq, refused: reason }]);
    expect(await stored()).toMatchObject({ document: before.document, accepted: before.accepted });
  });

  test("a forged document", async () => {
    const stranger = await parseSigningKey(generateSigningKey());
    portal.pretense.document = await sign({ seq: 6 }, { ...stranger, kid: key.kid });
    const { code, events } = await contact();
    expect([code, events[0]]).toMatchObject([EXIT.document, { event: "refused", reason: "forged" }]);
    expect((await stored()).accepted).toMatchObject({ seq: 5 });
  });

  test("a document whose key is not published, and takes it once the key is", async () => {
    const next = await parseSigningKey(generateSigningKey());
    portal.pretense.document = await sign({ seq: 6 }, next);
    expect((await contact()).events[0]).toMatchObject({ event: "refused", reason: "unknown_key" });
    portal.pretense.keys = { keys: [key.publicJwk, next.publicJwk] };
    expect((await contact()).events[0]).toMatchObject({ event: "running", seq: 6 });
  });

  test("to have its clock set back, and stops on time all the same", async () => {
    portal.pretense.time = addSeconds(NOW, seconds(3_599n));
    expect((await contact()).events[0]).toMatchObject({ event: "running" });
    portal.pretense.time = addSeconds(NOW, seconds(3_600n));
    expect((await contact()).events[0]).toMatchObject({ event: "stopped" });
    portal.pretense.time = NOW;
    expect((await contact()).events.map(({ event }) => event)).toEqual(["clock_set_back", "stopped"]);
  });

  test("to follow its portal elsewhere", async () => {
    const asked: unknown[] = [];
    portal.pretense.instead = (req, res) => {
      asked.push(req.url);
      res.writeHead(302, { location: "/elsewhere" }).end();
    };
    expect((await contact()).code).toBe(EXIT.offline);
    expect(asked).toEqual(["/api/device/v1/licenses"]);
  });
});

describe("a gateway bears", () => {
  const status = fc.constantFrom(200, 201, 204, 301, 304, 400, 401, 404, 429, 500, 503);
  const nonsense = fc.record({
    status,
    body: fc.oneof(
      fc.string(),
      fc.json(),
      fc.constant('{"code":"clock_skew"}'),
      fc.constant('{"code":"certificate_invalid"}'),
    ),
    time: fc.constantFrom(undefined, "soon", "9999-99-99T00:00:00Z", "2026-07-14T09:00:00Z"),
    etag: fc.constantFrom(undefined, '"x"', ""),
  });

  test("any answer at all, keeps what it has, and never breaks", () =>
    fc.assert(
      fc.asyncProperty(nonsense, async ({ status, body, time, etag }) => {
        portal.pretense.instead = (req, res) => {
          if (time !== undefined) res.setHeader("x-portal-time", time);
          if (etag !== undefined) res.setHeader("etag", etag);
          req.resume();
          res.writeHead(status).end(status === 204 || status === 304 ? undefined : body);
        };
        const { code } = await contact();
        return code !== EXIT.unexpected && code !== EXIT.state && (await stored()).accepted?.seq === 5;
      }),
      { numRuns: 150 },
    ));

  test("a portal that hangs up, and one that does not stop talking", async () => {
    portal.pretense.instead = (req) => req.socket.destroy();
    expect((await contact()).code).toBe(EXIT.offline);
    portal.pretense.instead = (_, res) => res.end("x".repeat(2_000_000));
    expect((await contact()).code).toBe(EXIT.offline);
    portal.pretense.instead = (_, res) => {
      res.writeHead(200);
      for (let part = 0; part < 40; part += 1) res.write("x".repeat(100_000));
      res.end();
    };
    expect((await contact()).code).toBe(EXIT.offline);
  });

  test("signed nonsense in place of a document", () =>
    fc.assert(
      fc.asyncProperty(fc.object(), async (claims) => {
        portal.pretense.document = await signDocument(key, claims);
        const { code } = await contact();
        return code === EXIT.document && (await stored()).accepted?.seq === 5;
      }),
      { numRuns: 100 },
    ));
});

test("time is what the portal says, to the second", async () => {
  portal.pretense.time = instant(NOW + 1_800n);
  expect((await contact()).events[0]).toMatchObject({
    at: "2026-07-14T09:30:00Z",
    until: "2026-07-14T10:00:00Z",
  });
});
