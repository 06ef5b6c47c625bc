import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import "reflect-metadata";
import { Pkcs10CertificateRequestGenerator } from "@peculiar/x509";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { getCertificateTrust } from "@/lib/features/device-authorities/data";
import { createAuthority } from "@/lib/features/device-authorities/mutations";
import { issueForRequest } from "@/lib/features/device-certificates/mutations";
import { mintScope } from "@/lib/platform/access/mint-scope";
import type { Scope } from "@/lib/platform/access/scope";
import type { DeviceCertificate } from "@/lib/platform/signing/certificate-trust";
import { portalTime } from "@/tests/support/clock";
import { signCall, type TestDevice, x5cOf } from "@/tests/support/device-tokens";
import { requireDescribed } from "@/tests/support/described-problems";
import { callPortal } from "@/tests/support/enrolled-device";
import { newSerial } from "@/tests/support/rental";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

export type DeviceKey = Readonly<{ privateKey: KeyObject; publicKey: KeyObject }>;

export const newKey = (): DeviceKey => generateKeyPairSync("ec", { namedCurve: "P-256" });

/** A certificate request for this serial, signed with its key; with another one it proves nothing. */
export async function requestFor(
  serial: string,
  key: DeviceKey,
  { name = `CN=${serial}`, signedBy = key.privateKey as KeyObject } = {},
): Promise<string> {
  const handle = (one: KeyObject, type: "pkcs8" | "spki", use: KeyUsage) =>
    crypto.subtle.importKey(type, one.export({ type, format: "der" } as never) as never, ALGORITHM, true, [
      use,
    ]);
  const keys = {
    privateKey: await handle(signedBy, "pkcs8", "sign"),
    publicKey: await handle(key.publicKey, "spki", "verify"),
  };
  const request = await Pkcs10CertificateRequestGenerator.create({ name, keys, signingAlgorithm: ALGORITHM });
  return request.toString("pem");
}

export type Answered = Readonly<{
  status: number;
  body: Readonly<Record<string, string>> &
    Readonly<{ code?: string; details?: Readonly<Record<string, unknown>> }>;
}>;

export async function answered(response: Response): Promise<Answered> {
  return { status: response.status, body: (await response.json()) as Answered["body"] };
}

/** Asks for a certificate with a code. */
export async function enrollWith(
  url: string,
  body: Readonly<{ code: string; serial: string; csr: string }>,
): Promise<Answered> {
  const headers = { "content-type": "application/json" };
  const path = "/api/device/v1/enrollments";
  const answer = await fetch(`${url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  await requireDescribed("POST", path, answer);
  return answered(answer);
}

/** Asks for the next certificate with the present one. */
export const renew = async (url: string, device: TestDevice, csr: string): Promise<Answered> =>
  answered(await callPortal(url, device, { path: "/api/device/v1/certificates", body: { csr } }));

/** The device with another certificate, and the key that belongs to it. */
export const withCertificate = (
  serial: string,
  { privateKey }: DeviceKey,
  certificate: string,
): TestDevice => ({
  serial,
  algorithm: "ES256",
  privateKey,
  publicKey: createPublicKey(privateKey),
  certificate,
});

/** A device's certificate as an admitted call brings it. */
export async function shownBy({ certificate }: TestDevice): Promise<DeviceCertificate> {
  const trust = await getCertificateTrust(true);
  return trust([x5cOf(certificate)]);
}

type Certifying = Readonly<{
  serial?: string | undefined;
  key?: DeviceKey | undefined;
  authorityId?: string | undefined;
}>;

/** A certificate that vendor staff had issued, and the device that has it. */
export async function certified(
  vendor: Scope,
  { serial = newSerial(), key = newKey(), authorityId }: Certifying = {},
) {
  const asked = { serial: parseSerial(serial), csr: await requestFor(serial, key), authorityId };
  const issued = await issueForRequest(vendor, asked);
  return { ...issued, device: withCertificate(serial, key, issued.certificate) };
}

/** As `certified`, by an authority of its own. */
export async function certifiedByOwn(vendor: Scope, certificateDays = 365) {
  const { id } = await createAuthority(inPerson(vendor), { name: "Own", certificateDays });
  return certified(vendor, { authorityId: id });
}

export type Caller = Readonly<{ address: string; userAgent?: string; boot?: string; offset?: bigint }>;

/** A call as it comes from somewhere, through a proxy the portal trusts. */
export async function callFrom(url: string, device: TestDevice, caller: Caller): Promise<Response> {
  const { address, userAgent = "gateway/1", boot, offset = 0n } = caller;
  const now = ((await portalTime()) + offset) as Awaited<ReturnType<typeof portalTime>>;
  const claims = boot === undefined ? {} : { boot };
  const token = await signCall(device, { now, audience: url, claims });
  return callPortal(url, device, {
    token,
    headers: { "x-forwarded-for": address, "user-agent": userAgent },
  });
}

/** The same person, signed in themselves and not by token. */
export const inPerson = (scope: Scope): Scope => mintScope({ ...scope, via: "session" });
