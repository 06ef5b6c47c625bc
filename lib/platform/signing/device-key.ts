import type { KeyObject } from "node:crypto";

/** The signature algorithms a device may use. */
export type DeviceAlgorithm = "ES256" | "EdDSA" | "RS256";

const SHORTEST_RSA_BITS = 2048;

/** The one algorithm a device key signs with, or null for a kind of key that is not accepted. */
export function algorithmOfKey({
  asymmetricKeyType,
  asymmetricKeyDetails = {},
}: KeyObject): DeviceAlgorithm | null {
  const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails;
  if (asymmetricKeyType === "ec" && namedCurve === "prime256v1") return "ES256";
  if (asymmetricKeyType === "rsa" && modulusLength >= SHORTEST_RSA_BITS) return "RS256";
  return asymmetricKeyType === "ed25519" ? "EdDSA" : null;
}
