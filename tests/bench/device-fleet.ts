import {
  createHmac,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  X509Certificate,
} from "node:crypto";
import { issueDemoCertificate } from "@/lib/features/device-authorities/mutations";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";

/** A device that can call: its serial, its key, its certificate, and the head its tokens share. */
export type FleetDevice = Readonly<{ serial: Serial; privateKey: KeyObject; x5c: string; head: string }>;

/** What a device signs with instead of its own key for a while, and how often it has. */
export type FleetCallKey = Readonly<{ key: Buffer; head: string; calls: { made: number } }>;

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A device with a P-256 key and a certificate of the demo authority, as the gateway program has. */
export async function enrollFleetDevice(serial: string): Promise<FleetDevice> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { certificate } = await issueDemoCertificate(parseSerial(serial), publicKey);
  const x5c = new X509Certificate(certificate).raw.toString("base64");
  const key = createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" }));
  return { serial: parseSerial(serial), privateKey: key, x5c, head: base64url({ alg: "ES256", x5c: [x5c] }) };
}

/** Gets a device a call key. */
export async function callKeyFor(device: FleetDevice, url: string): Promise<FleetCallKey> {
  const headers = { authorization: `Bearer ${tokenOf(device, url)}` };
  const answer = await fetch(`${url}/api/device/v1/call-keys`, { method: "POST", headers });
  const { kid, key } = (await answer.json()) as { kid: string; key: string };
  return {
    key: Buffer.from(key, "base64url"),
    head: base64url({ alg: "HS256", kid, x5c: [device.x5c] }),
    calls: { made: 0 },
  };
}

/** A token for one call, signed with a call key. */
export function keyedTokenOf(
  { serial }: FleetDevice,
  { key, head, calls }: FleetCallKey,
  audience: string,
): string {
  calls.made += 1;
  const text = `${head}.${base64url(claimsOf(serial, audience, String(calls.made)))}`;
  return `${text}.${createHmac("sha256", key).update(text).digest("base64url")}`;
}

function claimsOf(serial: Serial, audience: string, jti: string) {
  const iat = Math.floor(Date.now() / 1_000);
  return { sub: serial, aud: audience, jti, iat, exp: iat + 240 };
}

/** A token for one call, signed with the certificate's key. */
export function tokenOf({ serial, privateKey, head }: FleetDevice, audience: string): string {
  const text = `${head}.${base64url(claimsOf(serial, audience, randomUUID()))}`;
  const signature = sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

/** A request as it goes over the line. */
export function requestOf(path: string, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
}
