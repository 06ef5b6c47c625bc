import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from "node:crypto";
import { join } from "node:path";
import { readText, writeText } from "@/gateway/durable-file";
import { EXIT, GatewayError } from "@/gateway/exit-codes";

/** Who the gateway is: its own key, and the certificate chain that vouches for it once it has one. */
export type Identity = Readonly<{
  privateKey: KeyObject;
  algorithm: "ES256" | "EdDSA" | "RS256";
  /** DER in base64, the gateway's own certificate first, as `x5c` wants it. Empty before enrollment. */
  chain: readonly string[];
  /** Whether the gateway may ask a demo portal for a certificate. */
  mayEnroll: boolean;
}>;

/** Files of an identity that came from elsewhere. */
export type IdentityFiles = Readonly<{ certificate: string; key: string }>;

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The identity in these files. */
export async function readIdentity(files: IdentityFiles): Promise<Identity> {
  const [key, certificate] = await Promise.all([readText(files.key), readText(files.certificate)]);
  if (key === null || certificate === null) {
    throw new GatewayError(EXIT.usage, `${key === null ? files.key : files.certificate} does not exist.`);
  }
  const privateKey = parseKey(key, files.key);
  return { privateKey, algorithm: algorithmOf(privateKey), chain: parseChain(certificate), mayEnroll: false };
}

/** The identity kept in a state folder; its key is made at the first start and never leaves the folder. */
export async function ownIdentity(folder: string): Promise<Identity> {
  const path = join(folder, "key.pem");
  const privateKey = parseKey((await readText(path)) ?? (await createKey(path)), path);
  const certificate = await readText(join(folder, "certificate.pem"));
  const chain = certificate === null ? [] : parseChain(certificate);
  return { privateKey, algorithm: algorithmOf(privateKey), chain, mayEnroll: true };
}

/** Keeps the certificates a portal has issued for this identity. */
export async function keepCertificate(folder: string, identity: Identity, pem: string): Promise<Identity> {
  const enrolled = { ...identity, chain: parseChain(pem) };
  await writeText(join(folder, "certificate.pem"), pem);
  return enrolled;
}

/** The public key as PEM, to ask for a certificate with. */
export const publicKeyOf = ({ privateKey }: Identity): string =>
  createPublicKey(privateKey).export({ type: "spki", format: "pem" }) as string;

async function createKey(path: string): Promise<string> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  await writeText(path, pem);
  return pem;
}

function parseKey(pem: string, path: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new GatewayError(EXIT.usage, `${path} is not a private key in PEM form.`);
  }
}

function algorithmOf(key: KeyObject): Identity["algorithm"] {
  if (key.asymmetricKeyType === "ed25519") return "EdDSA";
  if (key.asymmetricKeyType === "rsa") return "RS256";
  if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return "ES256";
  throw new GatewayError(EXIT.usage, "The key must be P-256, Ed25519 or RSA.");
}

function parseChain(pem: string): string[] {
  try {
    const chain = (pem.match(PEM) ?? []).map((one) => new X509Certificate(one).raw.toString("base64"));
    if (chain.length > 0) return chain;
  } catch {
    // The same sentence as for a text without any certificate.
  }
  throw new GatewayError(EXIT.usage, "The certificate is not in PEM form.");
}
