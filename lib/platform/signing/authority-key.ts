import { type KeyObject, sign } from "node:crypto";

type WebAlgorithm = Readonly<{ name: string; namedCurve?: string; hash?: string }>;

/** How an authority's key signs: as Web Crypto names it, and as X.509 does (an AlgorithmIdentifier, DER). */
export type AuthorityAlgorithm = Readonly<{
  web: WebAlgorithm;
  digest: string | null;
  identifier: Buffer;
}>;

const SHORTEST_RSA_BITS = 2048;

const identifierOf = (hex: string): Buffer => Buffer.from(hex, "hex");

const P256: AuthorityAlgorithm = {
  web: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  digest: "sha256",
  // 1.2.840.10045.4.3.2, ecdsa-with-SHA256
  identifier: identifierOf("300a06082a8648ce3d040302"),
};
const P384: AuthorityAlgorithm = {
  web: { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
  digest: "sha384",
  // 1.2.840.10045.4.3.3, ecdsa-with-SHA384
  identifier: identifierOf("300a06082a8648ce3d040303"),
};
const RSA: AuthorityAlgorithm = {
  web: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  digest: "sha256",
  // 1.2.840.113549.1.1.11, sha256WithRSAEncryption, with a NULL
  identifier: identifierOf("300d06092a864886f70d01010b0500"),
};
const ED25519: AuthorityAlgorithm = {
  web: { name: "Ed25519" },
  digest: null,
  // 1.3.101.112, id-Ed25519
  identifier: identifierOf("300506032b6570"),
};

/** How this key of an authority signs, or null for a kind of key that no authority here may have. */
export function authorityAlgorithm({
  asymmetricKeyType,
  asymmetricKeyDetails = {},
}: KeyObject): AuthorityAlgorithm | null {
  const { namedCurve, modulusLength = 0 } = asymmetricKeyDetails;
  if (asymmetricKeyType === "ec") return ecAlgorithm(namedCurve);
  if (asymmetricKeyType === "rsa") return modulusLength >= SHORTEST_RSA_BITS ? RSA : null;
  return asymmetricKeyType === "ed25519" ? ED25519 : null;
}

function ecAlgorithm(curve: string | undefined): AuthorityAlgorithm | null {
  if (curve === "prime256v1") return P256;
  return curve === "secp384r1" ? P384 : null;
}

/** As `authorityAlgorithm`, for a key that was checked when its authority came here. */
export function requireAlgorithm(key: KeyObject): AuthorityAlgorithm {
  const algorithm = authorityAlgorithm(key);
  if (!algorithm) throw new TypeError(`A ${key.asymmetricKeyType} key cannot sign for an authority.`);
  return algorithm;
}

/** Signs bytes as X.509 wants it: ECDSA signatures in DER. */
export const signBytes = (key: KeyObject, bytes: Uint8Array): Buffer =>
  sign(requireAlgorithm(key).digest, bytes, key);

/** The private key as Web Crypto takes it. */
export function signingHandle(key: KeyObject): Promise<CryptoKey> {
  const der = key.export({ type: "pkcs8", format: "der" });
  return crypto.subtle.importKey("pkcs8", der, requireAlgorithm(key).web, true, ["sign"]);
}

/** The public key as Web Crypto takes it. */
export function verifyingHandle(key: KeyObject): Promise<CryptoKey> {
  const der = key.export({ type: "spki", format: "der" });
  return crypto.subtle.importKey("spki", der, requireAlgorithm(key).web, true, ["verify"]);
}
