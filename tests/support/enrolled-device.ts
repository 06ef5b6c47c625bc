import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { issueDemoCertificate } from "@/lib/features/device-authorities/mutations";
import type { DeviceAlgorithm } from "@/lib/platform/signing/device-key";
import { portalTime } from "@/tests/support/clock";
import { requireDescribed } from "@/tests/support/described-problems";
import { signCall, type TestDevice } from "@/tests/support/device-tokens";

/** A device with a certificate of the portal's demo authority. */
export async function enrollDevice(serial: string): Promise<TestDevice> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { certificate } = await issueDemoCertificate(parseSerial(serial), publicKey);
  return { serial, algorithm: "ES256" satisfies DeviceAlgorithm, privateKey, publicKey, certificate };
}

/** The public key as the portal takes it. */
export const pemOf = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }) as string;

type DeviceCall = Readonly<{
  method?: string;
  path?: string;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  token?: string;
}>;

/** A token for the portal at this address, made now. */
export const tokenFor = async (url: string, device: TestDevice): Promise<string> =>
  signCall(device, { now: await portalTime(), audience: url });

/**
 * Calls the portal as this device, with a fresh token unless another is given. Fails when it is refused for a reason
 * that the route's description does not name.
 */
export async function callPortal(url: string, device: TestDevice, call: DeviceCall = {}): Promise<Response> {
  const { path = "/api/device/v1/licenses", body, method = body === undefined ? "GET" : "POST" } = call;
  const token = call.token ?? (await tokenFor(url, device));
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", ...call.headers };
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (method !== "HEAD") await requireDescribed(method, path, answer);
  return answer;
}
