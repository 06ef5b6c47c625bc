import { generateKeyPairSync, type KeyObject, randomUUID, X509Certificate } from "node:crypto";
import { CompactSign } from "jose";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { type DeviceAuthority, issueDeviceCertificate } from "@/lib/platform/signing/device-authority";
import type { DeviceAlgorithm } from "@/lib/platform/signing/device-key";

export const SERIAL = parseSerial("00-90-33-46-0a-f2");
export const OTHER_SERIAL = parseSerial("00-90-33-46-0a-f3");
/** July 14, 2026, 09:00 UTC. */
export const NOW = instant(1_784_019_600n);

export type TestDevice = Readonly<{
  serial: string;
  algorithm: DeviceAlgorithm;
  privateKey: KeyObject;
  publicKey: KeyObject;
  certificate: string;
}>;

const KEYS = {
  ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  EdDSA: () => generateKeyPairSync("ed25519"),
  RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
} as const satisfies Record<DeviceAlgorithm, () => unknown>;

/** A device with a key and a certificate of this authority. */
export async function createTestDevice(
  authority: DeviceAuthority,
  { serial = SERIAL as string, algorithm = "ES256" as DeviceAlgorithm, now = NOW as Instant } = {},
): Promise<TestDevice> {
  const { privateKey, publicKey } = KEYS[algorithm]();
  const certificate = await issueDeviceCertificate(authority, { serial, publicKey, now });
  return { serial, algorithm, privateKey, publicKey, certificate };
}

/** The certificate as it stands in an `x5c` header. */
export const x5cOf = (pem: string): string => new X509Certificate(pem).raw.toString("base64");

type Call = Readonly<{
  now?: Instant;
  audience?: unknown;
  claims?: Readonly<Record<string, unknown>>;
  header?: Readonly<Record<string, unknown>>;
}>;

export const PORTAL_URL = "https://portal.example";

/** A well-made call of this device; `claims` and `header` replace single fields, `undefined` leaves one out. */
export function signCall(device: TestDevice, { now = NOW, audience = PORTAL_URL, ...changes }: Call = {}) {
  const iat = Number(now);
  const claims = {
    sub: device.serial,
    aud: audience,
    jti: randomUUID(),
    iat,
    exp: iat + 60,
    ...changes.claims,
  };
  const header = { alg: device.algorithm, x5c: [x5cOf(device.certificate)], ...changes.header };
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader(header)
    .sign(device.privateKey);
}
