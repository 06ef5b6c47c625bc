import { createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import "reflect-metadata";
import { Pkcs10CertificateRequestGenerator } from "@peculiar/x509";
import { forgetTrust } from "@/lib/features/device-authorities/data";
import { issueDemoCertificate } from "@/lib/features/device-authorities/mutations";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { db } from "@/lib/platform/db/client";
import { env } from "@/lib/platform/env";
import { freezeClock } from "@/tests/support/clock";
import { type DeviceServer, startDeviceServer } from "@/tests/support/device-server";
import { callPortal, pemOf } from "@/tests/support/enrolled-device";
import { newSerial } from "@/tests/support/rental";

let portal: DeviceServer;
const settings = () => env() as { DEMO: boolean; NEXTAUTH_SECRET: string };

beforeAll(async () => {
  portal = await startDeviceServer();
  await freezeClock();
});
afterAll(() => portal.stop());
afterEach(() => {
  settings().DEMO = true;
  forgetTrust();
});

const enroll = (body: unknown) =>
  fetch(`${portal.url}/api/demo/device-certificates`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const ecKeys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

async function certificateFor(body: Readonly<{ serial: string }>, publicKey: KeyObject) {
  const answer = await enroll(body);
  expect(answer.status).toBe(201);
  const issued = (await answer.json()) as { serial: string; certificate: string; authority: string };
  const certificate = new X509Certificate(issued.certificate);
  expect(certificate.publicKey.equals(publicKey)).toBe(true);
  expect(certificate.verify(new X509Certificate(issued.authority).publicKey)).toBe(true);
  return issued;
}

async function requestOf(serial: string, signWith?: CryptoKey) {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const request = await Pkcs10CertificateRequestGenerator.create({
    name: `CN=${serial}`,
    keys: { publicKey: keys.publicKey, privateKey: signWith ?? keys.privateKey },
    signingAlgorithm: algorithm,
  });
  const spki = Buffer.from(await crypto.subtle.exportKey("spki", keys.publicKey));
  return {
    csr: request.toString("pem"),
    publicKey: createPublicKey({ key: spki, format: "der", type: "spki" }),
    keys,
  };
}

describe("a demo portal", () => {
  test("certifies a key given as PEM, as JWK or in a request", async () => {
    const serial = newSerial();
    const { publicKey } = ecKeys();
    await certificateFor({ serial, publicKey: pemOf(publicKey) } as never, publicKey);
    await certificateFor({ serial, publicKey: publicKey.export({ format: "jwk" }) } as never, publicKey);
    const request = await requestOf(serial);
    await certificateFor({ serial, csr: request.csr } as never, request.publicKey);
  });

  test("certifies what it lets in", async () => {
    const serial = newSerial().replaceAll("-", "").toLowerCase();
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const issued = await certificateFor({ serial, publicKey: pemOf(publicKey) } as never, publicKey);
    const device = { ...issued, algorithm: "EdDSA" as const, privateKey, publicKey };
    expect((await callPortal(portal.url, device)).status).toBe(200);
  });

  test("certifies no key that a device may not use, and no request that proves nothing", async () => {
    const serial = newSerial();
    const stranger = await requestOf(serial);
    const { csr: unproven } = await requestOf(serial, stranger.keys.privateKey);
    const { privateKey } = ecKeys();
    const offers = [
      { publicKey: pemOf(generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey) },
      { publicKey: pemOf(generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey) },
      { publicKey: privateKey.export({ type: "pkcs8", format: "pem" }) },
      { publicKey: "key" },
      { publicKey: {} },
      { publicKey: { kty: "oct", k: "AAAA" } },
      { csr: "request" },
      { csr: unproven },
    ];
    for (const offer of offers) {
      const answer = await enroll({ serial, ...offer });
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: "device_key_unsuitable" }]);
    }
    expect(await db.deviceCertificate.count({ where: { serial } })).toBe(0);
  });

  test("wants a serial, and one key", async () => {
    const publicKey = pemOf(ecKeys().publicKey);
    for (const body of [{ publicKey }, { serial: newSerial() }, null]) {
      const answer = await enroll(body);
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: "invalid" }]);
    }
    const answer = await enroll({ serial: "reception", publicKey });
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: "serial_malformed" }]);
  });

  test("makes one authority for all, also when two ask first at once", async () => {
    await Promise.all(
      Array.from({ length: 8 }, () => issueDemoCertificate(parseSerial(newSerial()), ecKeys().publicKey)),
    );
    expect(await db.deviceAuthority.count()).toBe(1);
  });

  test("keeps the authority's key sealed, and makes another authority when it cannot be opened", async () => {
    const [authority] = await db.deviceAuthority.findMany();
    const stored = Buffer.from(authority!.sealedPrivateKey);
    expect(stored.toString("latin1")).not.toContain("PRIVATE KEY");
    const before = await certificateFor({ serial: newSerial(), ...keyBody() } as never, lastKey());
    settings().NEXTAUTH_SECRET = "another secret of the installation";
    await certificateFor({ serial: newSerial(), ...keyBody() } as never, lastKey());
    expect(await db.deviceAuthority.count()).toBe(2);
    const device = { ...before, algorithm: "ES256" as const, ...keys[0]! };
    expect((await callPortal(portal.url, device)).status).toBe(200);
  });
});

const keys: { publicKey: KeyObject; privateKey: KeyObject }[] = [];
const keyBody = () => ({ publicKey: pemOf(keys[keys.push(ecKeys()) - 1]!.publicKey) });
const lastKey = () => keys.at(-1)!.publicKey;

describe("a portal that is no demo", () => {
  test("knows no such address and certifies nothing", async () => {
    settings().DEMO = false;
    const answer = await enroll({ serial: newSerial(), publicKey: pemOf(ecKeys().publicKey) });
    expect([answer.status, await answer.json()]).toMatchObject([404, { code: "not_found" }]);
    const issue = issueDemoCertificate(parseSerial(newSerial()), ecKeys().publicKey);
    await expect(issue).rejects.toMatchObject({ code: "not_found" });
  });

  test("lets no device in that a demo certified", async () => {
    const { privateKey, publicKey } = ecKeys();
    const issued = await certificateFor(
      { serial: newSerial(), publicKey: pemOf(publicKey) } as never,
      publicKey,
    );
    settings().DEMO = false;
    forgetTrust();
    const answer = await callPortal(portal.url, { ...issued, algorithm: "ES256", privateKey, publicKey });
    expect([answer.status, await answer.json()]).toMatchObject([401, { details: { reason: "untrusted" } }]);
  });
});
