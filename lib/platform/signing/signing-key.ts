import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint } from "jose";

/** The public half as it stands in the key set devices read. */
export type PublicSigningKey = Readonly<{
  kty: "OKP";
  crv: "Ed25519";
  x: string;
  kid: string;
  alg: "EdDSA";
  use: "sig";
}>;

/** The key that signs license documents, parsed once: signing from its text costs fifteen times as much. */
export type SigningKey = Readonly<{ kid: string; privateKey: KeyObject; publicJwk: PublicSigningKey }>;

/** Thrown when LICENSE_SIGNING_KEY holds something else than an Ed25519 private key. */
export class SigningKeyUnreadable extends Error {
  constructor() {
    super(
      "LICENSE_SIGNING_KEY must be an Ed25519 private key: PKCS#8 as PEM text, or its DER in base64 on one line.",
    );
    this.name = "SigningKeyUnreadable";
  }
}

/** A new signing key as one line of base64, the form that fits an environment file. */
export function generateSigningKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
}

/**
 * Reads a signing key from PEM text (line breaks may be written as `\n`) or from base64 of its DER.
 * Its `kid` is the RFC 7638 thumbprint, so that every process computes the same one.
 */
export async function parseSigningKey(text: string): Promise<SigningKey> {
  const privateKey = parsePrivateKey(text.trim());
  if (privateKey.asymmetricKeyType !== "ed25519") throw new SigningKeyUnreadable();
  const publicJwk = await publicJwkOf(createPublicKey(privateKey));
  return { kid: publicJwk.kid, privateKey, publicJwk };
}

/** Reads the public half of a key that signs no more: from its public key, or from the private one as it was set. */
export async function parseVerificationKey(text: string): Promise<PublicSigningKey> {
  const der = Buffer.from(text.trim(), "base64");
  try {
    return await publicJwkOf(createPublicKey({ key: der, format: "der", type: "spki" }));
  } catch {
    return (await parseSigningKey(text)).publicJwk;
  }
}

async function publicJwkOf(publicKey: KeyObject): Promise<PublicSigningKey> {
  const { x, crv } = publicKey.export({ format: "jwk" });
  if (x === undefined || crv !== "Ed25519") throw new SigningKeyUnreadable();
  const kid = await calculateJwkThumbprint({ kty: "OKP", crv: "Ed25519", x });
  return { kty: "OKP", crv: "Ed25519", x, kid, alg: "EdDSA", use: "sig" };
}

function parsePrivateKey(text: string): KeyObject {
  try {
    if (text.startsWith("-----")) return createPrivateKey(text.replaceAll("\\n", "\n"));
    return createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });
  } catch {
    throw new SigningKeyUnreadable();
  }
}
