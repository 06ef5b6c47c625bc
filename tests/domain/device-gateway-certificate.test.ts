import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { certificateRequestOf } from "@/gateway/certificate-request";
import { EXIT } from "@/gateway/exit-codes";
import { addSeconds, seconds } from "@/lib/domain/instant";
import { createDeviceAuthority, issueDeviceCertificate } from "@/lib/platform/signing/device-authority";
import { readOfferedKey } from "@/lib/platform/signing/public-key";
import type { SigningKey } from "@/lib/platform/signing/signing-key";
import { NOW, SERIAL } from "@/tests/support/device-tokens";
import { type FalsePortal, startFalsePortal } from "@/tests/support/false-portal";
import { runGateway } from "@/tests/support/gateway-process";
import { newSigningKey, signGranted } from "@/tests/support/gateway-session";

const CODE = "7K3M-9QTX-2B4W-HD8N";
const DAY = 86_400n;

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
  const document = await signGranted(key, { issuer: portal.url, runway: null });
  Object.assign(portal.pretense, { time: NOW, keys: { keys: [key.publicJwk] }, document });
  Object.assign(portal.pretense, { code: CODE, lifetime: seconds(90n * DAY), instead: null });
  portal.asked.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const once = (...args: string[]) =>
  runGateway(["--portal", portal.url, "--serial", SERIAL, "--state", folder, "--once", "--json", ...args]);
const certificate = async () => readFile(join(folder, "certificate.pem"), "utf8");
const asked = (path: string) => portal.asked.filter((each) => each.path === `/api/device/v1/${path}`);

describe("a certificate request", () => {
  test.each([
    ["P-256", generateKeyPairSync("ec", { namedCurve: "P-256" })],
    ["Ed25519", generateKeyPairSync("ed25519")],
    ["RSA", generateKeyPairSync("rsa", { modulusLength: 2048 })],
  ])("with a %s key proves that it is the gateway's own", async (_, { privateKey, publicKey }) => {
    const csr = certificateRequestOf(privateKey, SERIAL);
    const offered = await readOfferedKey({ csr });
    expect(offered?.export({ format: "jwk" })).toEqual(publicKey.export({ format: "jwk" }));
  });
});

describe("a gateway with a code", () => {
  test("is enrolled once, and needs no code afterwards", async () => {
    expect((await once("--code", CODE)).events.map(({ event }) => event)).toEqual([
      "enrolled",
      "running",
      "acknowledged",
    ]);
    expect((await once()).code).toBe(EXIT.done);
    expect((await once("--code", CODE)).events).not.toContainEqual(
      expect.objectContaining({ event: "enrolled" }),
    );
    expect(asked("enrollments")).toMatchObject([{ body: { code: CODE, serial: SERIAL } }]);
  });

  test("that is wrong says so, and runs nothing", async () => {
    const { code, events } = await once("--code", "AAAA-AAAA-AAAA-AAAA");
    expect(code).toBe(EXIT.identity);
    expect(events).toMatchObject([
      { event: "rejected", code: "enrollment_code_invalid" },
      { event: "unlicensed" },
    ]);
  });

  test("and without one is told what to do", async () => {
    const { events } = await once();
    expect(events[0]).toMatchObject({ event: "rejected", code: "certificate_missing" });
    expect(events[0]?.["detail"]).toContain("--code");
  });

  test("sends the same request again when the answer was lost, with the same key", async () => {
    portal.pretense.instead = (req) => req.socket.destroy();
    expect((await once("--code", CODE)).code).toBe(EXIT.offline);
    const before = await readFile(join(folder, "key.pem"), "utf8");
    portal.pretense.instead = null;
    expect((await once("--code", CODE)).code).toBe(EXIT.done);
    expect(await readFile(join(folder, "key.pem"), "utf8")).toBe(before);
  });

  test("takes no certificate for another key", async () => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const authority = await createDeviceAuthority("False Authority", NOW);
    const foreign = await issueDeviceCertificate(authority, { serial: SERIAL, publicKey, now: NOW });
    portal.pretense.instead = (req, res) => {
      req.resume();
      res.writeHead(201).end(JSON.stringify({ certificate: foreign }));
    };
    expect((await once("--code", CODE)).code).toBe(EXIT.offline);
    await expect(certificate()).rejects.toThrow("ENOENT");
  });
});

describe("a certificate", () => {
  beforeEach(async () => {
    await once("--code", CODE);
    portal.asked.length = 0;
  });

  test("is left alone for two thirds of its life", async () => {
    portal.pretense.time = addSeconds(NOW, seconds(59n * DAY));
    await once();
    expect(asked("certificates")).toEqual([]);
  });

  test("is renewed in the last third, kept, and used", async () => {
    const before = new X509Certificate(await certificate());
    portal.pretense.time = addSeconds(NOW, seconds(61n * DAY));
    const { events } = await once();
    const renewed = new X509Certificate(await certificate());
    const until = new Date(renewed.validTo).toISOString().replace(".000Z", "Z");
    expect(events).toContainEqual(expect.objectContaining({ event: "renewed", until }));
    expect(Date.parse(renewed.validTo)).toBeGreaterThan(Date.parse(before.validTo));
    await once();
    expect(asked("certificates")).toHaveLength(1);
  });

  test("that came from elsewhere is renewed, too, and the later one counts", async () => {
    const files = [join(folder, "given.pem"), join(folder, "given.key")] as const;
    await writeFile(files[0], await certificate());
    await writeFile(files[1], await readFile(join(folder, "key.pem")));
    const given = ["--certificate", files[0], "--key", files[1], "--state", join(folder, "other")];
    portal.pretense.time = addSeconds(NOW, seconds(61n * DAY));
    const { events } = await once(...given);
    expect(events.map(({ event }) => event)).toContain("renewed");
    await once(...given);
    expect(asked("certificates")).toHaveLength(1);
  });

  test("that cannot be renewed yet serves on", async () => {
    portal.pretense.time = addSeconds(NOW, seconds(61n * DAY));
    portal.pretense.broken = ["/api/device/v1/certificates"];
    const { events } = await once();
    expect(events.map(({ event }) => event)).toContain("running");
    portal.pretense.broken = [];
    expect((await once()).events.map(({ event }) => event)).toContain("renewed");
  });
});
