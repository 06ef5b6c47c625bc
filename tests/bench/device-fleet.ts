import {
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign,
  X509Certificate,
} from "node:crypto";
import { issueDemoCertificate } from "@/lib/features/device-authorities/mutations";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";

/** A device that can call: its serial, its key, and the head its tokens share. */
export type FleetDevice = Readonly<{ serial: Serial; privateKey: KeyObject; head: string }>;

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A device with a P-256 key and a certificate of the demo authority, as the gateway program has. */
export async function enrollFleetDevice(serial: string): Promise<FleetDevice> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { certificate } = await issueDemoCertificate(parseSerial(serial), publicKey);
  const x5c = [new X509Certificate(certificate).raw.toString("base64")];
  const key = createPrivateKey(privateKey.export({ type: "pkcs8", format: "pem" }));
  return { serial: parseSerial(serial), privateKey: key, head: base64url({ alg: "ES256", x5c }) };
}

/** A token for one call. */
export function tokenOf({ serial, privateKey, head }: FleetDevice, audience: string): string {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = { sub: serial, aud: audience, jti: randomUUID(), iat, exp: iat + 240 };
  const text = `${head}.${base64url(claims)}`;
  const signature = sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" });
  return `${text}.${signature.toString("base64url")}`;
}

/** A request as it goes over the line. */
export function requestOf(path: string, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ host: "127.0.0.1", ...headers }).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
}
