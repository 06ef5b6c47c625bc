import { generateKeyPairSync } from "node:crypto";
import { base64url, CompactSign } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { type CertificateTrust, createCertificateTrust } from "@/lib/platform/signing/certificate-trust";
import {
  createDeviceAuthority,
  type DeviceAuthority,
  issueDeviceCertificate,
} from "@/lib/platform/signing/device-authority";
import type { DeviceAlgorithm } from "@/lib/platform/signing/device-key";
import { readDeviceToken } from "@/lib/platform/signing/device-token";
import {
  createTestDevice,
  NOW,
  OTHER_SERIAL,
  SERIAL,
  signCall,
  type TestDevice,
  x5cOf,
} from "@/tests/support/device-tokens";

let authority: DeviceAuthority;
let stranger: DeviceAuthority;
let device: TestDevice;
let trust: CertificateTrust;

beforeAll(async () => {
  authority = await createDeviceAuthority("Device Authority", NOW);
  stranger = await createDeviceAuthority("Device Authority", NOW);
  device = await createTestDevice(authority);
  trust = createCertificateTrust([{ id: "ours", certificate: authority.certificate }]);
});

const refused = (code: string, reason?: string) =>
  expect.objectContaining(
    reason === undefined ? { code } : { code, details: expect.objectContaining({ reason }) },
  );

type RefusedCall = { call: string; changes: Parameters<typeof signCall>[1]; code: string; reason?: string };

describe("a device's call", () => {
  it.each<DeviceAlgorithm>(["ES256", "EdDSA", "RS256"])(
    "is understood when signed with %s",
    async (algorithm) => {
      const { token, certificate } = await readDeviceToken(
        await signCall(await createTestDevice(authority, { algorithm }), { claims: { jti: "first" } }),
        trust,
      );
      expect(token).toMatchObject({ serial: SERIAL, jti: "first", issuedAt: NOW, expiresAt: NOW + 60n });
      expect(certificate.serial).toBe(SERIAL);
    },
  );

  it("may write its serial in another way", async () => {
    const { token } = await readDeviceToken(
      await signCall(device, { claims: { sub: "009033460af2" } }),
      trust,
    );
    expect(token.serial).toBe(SERIAL);
  });

  it("keeps the second a fraction lies in", async () => {
    const call = await signCall(device, { claims: { iat: Number(NOW) + 0.9 } });
    expect((await readDeviceToken(call, trust)).token.issuedAt).toBe(NOW);
  });

  it.each<RefusedCall>([
    { call: "without a certificate", changes: { header: { x5c: undefined } }, code: "certificate_missing" },
    { call: "with an empty chain", changes: { header: { x5c: [] } }, code: "certificate_missing" },
    {
      call: "with something else as certificate",
      changes: { header: { x5c: ["AAAA"] } },
      code: "certificate_invalid",
      reason: "unreadable",
    },
    {
      call: "with a number as certificate",
      changes: { header: { x5c: [7] } },
      code: "certificate_invalid",
      reason: "unreadable",
    },
    {
      call: "for another serial",
      changes: { claims: { sub: OTHER_SERIAL } },
      code: "device_token_invalid",
      reason: "subject",
    },
    {
      call: "for nobody",
      changes: { claims: { sub: undefined } },
      code: "device_token_invalid",
      reason: "subject",
    },
    {
      call: "without jti",
      changes: { claims: { jti: undefined } },
      code: "device_token_invalid",
      reason: "jti",
    },
    {
      call: "with an empty jti",
      changes: { claims: { jti: "" } },
      code: "device_token_invalid",
      reason: "jti",
    },
    {
      call: "with an endless jti",
      changes: { claims: { jti: "x".repeat(129) } },
      code: "device_token_invalid",
      reason: "jti",
    },
    {
      call: "with a zero byte in its jti",
      changes: { claims: { jti: "a\0" } },
      code: "device_token_invalid",
      reason: "jti",
    },
    {
      call: "without iat",
      changes: { claims: { iat: undefined } },
      code: "device_token_invalid",
      reason: "time",
    },
    {
      call: "without exp",
      changes: { claims: { exp: undefined } },
      code: "device_token_invalid",
      reason: "time",
    },
    {
      call: "with a time before all times",
      changes: { claims: { iat: -1 } },
      code: "device_token_invalid",
      reason: "time",
    },
    {
      call: "with a time after all times",
      changes: { claims: { exp: 1e300 } },
      code: "device_token_invalid",
      reason: "time",
    },
    {
      call: "with words as time",
      changes: { claims: { exp: "soon" } },
      code: "device_token_invalid",
      reason: "time",
    },
  ])("$call is refused", async ({ changes, code, reason }) => {
    await expect(readDeviceToken(await signCall(device, changes), trust)).rejects.toThrow(
      refused(code, reason),
    );
  });

  it("with a certificate of another authority of the same name is refused", async () => {
    const foreign = await createTestDevice(stranger);
    const call = readDeviceToken(await signCall(foreign), trust);
    await expect(call).rejects.toThrow(refused("certificate_invalid", "untrusted"));
  });

  it("with a foreign certificate is refused even when ours follows in the chain", async () => {
    const foreign = await createTestDevice(stranger);
    const x5c = [x5cOf(foreign.certificate), x5cOf(device.certificate), x5cOf(authority.certificate)];
    const call = readDeviceToken(await signCall(foreign, { header: { x5c } }), trust);
    await expect(call).rejects.toThrow(refused("certificate_invalid", "untrusted"));
  });

  it("signed by the authority itself is refused: an authority is no device", async () => {
    const posing = { ...device, privateKey: authority.privateKey, certificate: authority.certificate };
    const call = readDeviceToken(await signCall(posing), trust);
    await expect(call).rejects.toThrow(refused("certificate_invalid", "authority"));
  });

  it("signed with another key than the certificate's is refused", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const call = readDeviceToken(await signCall({ ...device, privateKey }), trust);
    await expect(call).rejects.toThrow(refused("device_token_invalid", "signature"));
  });

  it("with a certificate that only pretends to be signed by our authority is refused", async () => {
    const forger = { certificate: authority.certificate, privateKey: stranger.privateKey };
    const call = readDeviceToken(await signCall(await createTestDevice(forger)), trust);
    await expect(call).rejects.toThrow(refused("certificate_invalid", "untrusted"));
  });

  it("signed in another way than the certificate's key can is refused", async () => {
    const other = await createTestDevice(authority, { algorithm: "RS256" });
    const call = readDeviceToken(await signCall({ ...other, certificate: device.certificate }), trust);
    await expect(call).rejects.toThrow(refused("device_token_invalid", "algorithm"));
  });

  it("unsigned is refused", async () => {
    const [, payload] = (await signCall(device)).split(".");
    const header = base64url.encode(JSON.stringify({ alg: "none", x5c: [x5cOf(device.certificate)] }));
    await expect(readDeviceToken(`${header}.${payload}.`, trust)).rejects.toThrow(
      refused("device_token_invalid"),
    );
  });

  it("signed with the public key as a shared secret is refused", async () => {
    const secret = device.publicKey.export({ type: "spki", format: "pem" }) as string;
    const forged = await new CompactSign(Buffer.from(JSON.stringify({ sub: SERIAL })))
      .setProtectedHeader({ alg: "HS256", x5c: [x5cOf(device.certificate)] })
      .sign(Buffer.from(secret));
    await expect(readDeviceToken(forged, trust)).rejects.toThrow(
      refused("device_token_invalid", "algorithm"),
    );
  });

  it("from a key that is too short, or on another curve, is refused", async () => {
    const short = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const curved = generateKeyPairSync("ec", { namedCurve: "P-384" });
    for (const { publicKey } of [short, curved]) {
      const certificate = await issueDeviceCertificate(authority, { serial: SERIAL, publicKey, now: NOW });
      const call = await signCall(device, { header: { x5c: [x5cOf(certificate)] } });
      await expect(readDeviceToken(call, trust)).rejects.toThrow(refused("certificate_invalid", "key"));
    }
  });
});
