import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { EXIT, GatewayError } from "@/gateway/exit-codes";
import { openSession } from "@/gateway/session";
import { addSeconds, seconds } from "@/lib/domain/instant";
import { createDeviceAuthority, issueDeviceCertificate } from "@/lib/platform/signing/device-authority";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";
import { beginStream, documentEvent, type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { runGateway, startGatewayHere } from "@/tests/support/gateway-process";
import { gatewaySettings, newSigningKey, signGranted } from "@/tests/support/gateway-session";

const DAY = 86_400n;
let portal: FalsePortal;
let key: SigningKey;
let folder: string;
/** A certificate that is good, but for somebody else's key. */
let foreign: string;

beforeAll(async () => {
  portal = await startFalsePortal();
  key = await newSigningKey();
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const authority = await createDeviceAuthority("False Authority", NOW);
  foreign = await issueDeviceCertificate(authority, { serial: SERIAL, publicKey, now: NOW });
});
afterAll(() => portal.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gateway-"));
  const document = await signGranted(key, { issuer: portal.url, runway: null });
  Object.assign(portal.pretense, { time: NOW, keys: { keys: [key.publicJwk] }, document, instead: null });
  Object.assign(portal.pretense, { lifetime: seconds(90n * DAY), events: null });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const place = () => ["--portal", portal.url, "--serial", SERIAL, "--state", folder, "--json"];
const once = () => runGateway([...place(), "--once"]);
const kept = () => readFile(join(folder, "certificate.pem"), "utf8").catch(() => null);
const open = () =>
  openSession(gatewaySettings({ folder }).settings).catch((error: unknown) => {
    if (error instanceof GatewayError) return error.exitCode;
    throw error;
  });

/** Texts that are no certificate for the gateway's key: some look very much like one. */
const nearlyCertificate = fc.oneof(
  fc.string(),
  fc.constant("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"),
  fc.base64String().map((text) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`),
  fc
    .record({ at: fc.nat(600), by: fc.constantFrom(..."Aa0+/=\n") })
    .map(({ at, by }) => foreign.slice(0, at) + by + foreign.slice(at + 1)),
  fc.nat(600).map((length) => foreign.slice(0, length)),
);

describe("in place of a certificate", () => {
  test("no answer whatever is taken, kept or breaks a gateway", () => {
    const answer = fc.record({
      status: fc.constantFrom(200, 201, 204, 302, 400, 403, 409, 422, 429, 500),
      body: fc.oneof(
        fc.jsonValue(),
        nearlyCertificate.map((certificate) => ({ certificate })),
      ),
    });
    return fc.assert(
      fc.asyncProperty(answer, async ({ status, body }) => {
        portal.pretense.instead = (req, res) => {
          req.resume();
          res.writeHead(status).end(status === 204 ? undefined : JSON.stringify(body));
        };
        const { code } = await once();
        expect([EXIT.offline, EXIT.identity]).toContain(code);
        expect(await kept()).toBeNull();
      }),
      { numRuns: 80 },
    );
  });

  test("nothing whatever replaces the one that is to be renewed", async () => {
    expect((await once()).code).toBe(EXIT.done);
    const before = await kept();
    portal.pretense.time = addSeconds(NOW, seconds(61n * DAY));
    portal.pretense.document = await signGranted(key, { seq: 2, issuer: portal.url, runway: null });
    await fc.assert(
      fc.asyncProperty(nearlyCertificate, async (certificate) => {
        portal.pretense.renewed = { certificate };
        const { code, events } = await once();
        expect([EXIT.done, EXIT.offline]).toContain(code);
        expect(events.map(({ event }) => event)).toContain("running");
        expect(await kept()).toBe(before);
      }),
      { numRuns: 40 },
    );
    portal.pretense.renewed = undefined;
    expect((await once()).events.map(({ event }) => event)).toContain("renewed");
  });

  test("what stands in the folder is said to be unreadable, or leaves the gateway without one", async () => {
    await open();
    await fc.assert(
      fc.asyncProperty(nearlyCertificate, async (text) => {
        await writeFile(join(folder, "certificate.pem"), text);
        const opened = await open();
        if (typeof opened === "number") expect(opened).toBe(EXIT.state);
        else expect(opened.identity.chain).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

test("in place of a key, no text makes a gateway think that it has one", () =>
  fc.assert(
    fc.asyncProperty(fc.oneof(nearlyCertificate, fc.json()), async (text) => {
      await writeFile(join(folder, "key.pem"), text);
      expect(await open()).toBe(EXIT.state);
    }),
    { numRuns: 60 },
  ));

test("whatever comes over a stream, a gateway runs what was signed, and nothing else", async () => {
  const value = fc.oneof(fc.string(), fc.json(), fc.constant(portal.pretense.document));
  const name = fc.constantFrom("document", "clock", "goodbye ", "message", "__proto__");
  const block = fc
    .record({ name, id: fc.oneof(fc.string(), fc.nat().map(String)), value })
    .filter(({ value: text }) => text !== portal.pretense.document)
    .map((each) => `event: ${each.name}\nid: ${each.id.replaceAll(/[\r\n]/g, "")}\ndata: ${each.value}\n\n`);
  const good = await signGranted(key, { seq: 3, issuer: portal.url, runway: null });
  portal.pretense.events = (_, res) => {
    const write = beginStream(res, "retry: 50\n\n");
    for (const text of fc.sample(block, { numRuns: 100, seed: 7 })) write(text);
    write(`\n\n${documentEvent(3, good)}`);
  };
  const gateway = startGatewayHere(place().filter((arg) => arg !== "--json"));
  expect(await gateway.next("running")).toMatchObject({ seq: 3 });
  await gateway.next("listening");
  await gateway.end();
  expect(gateway.said.filter(({ event }) => event === "running")).toHaveLength(1);
});
