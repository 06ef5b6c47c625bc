import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { join } from "node:path";
import { type Disk, readText, writeOrEnd } from "@/gateway/durable-file";
import { EXIT, GatewayError } from "@/gateway/exit-codes";

/** Who the gateway is: its own key, and the certificate chain that vouches for it once it has one. */
export type Identity = Readonly<{
  privateKey: KeyObject;
  algorithm: "ES256" | "EdDSA" | "RS256";
  /** DER in base64, the gateway's own certificate first, as `x5c` wants it. Empty before enrollment. */
  chain: readonly string[];
  /** The seconds between which its certificate is good, while it has one. */
  validity: Readonly<{ from: number; until: number }> | null;
  /** Whether the key is the gateway's own, so that it may ask a demo portal for a certificate. */
  isOwn: boolean;
}>;

/** Files of an identity that came from elsewhere. */
export type IdentityFiles = Readonly<{ certificate: string; key: string }>;

type Certified = Pick<Identity, "chain" | "validity">;

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const UNCERTIFIED: Certified = { chain: [], validity: null };

/**
 * The identity of a gateway: from files, or kept in its state folder, whose key is made at the first start and never
 * leaves it. A certificate that was renewed is kept in the folder in both cases, and counts where it is the later one.
 */
export async function openIdentity(
  folder: string,
  files: IdentityFiles | null,
  disk: Disk,
): Promise<Identity> {
  const privateKey = files ? await keyIn(files.key) : await ownKey(folder, disk);
  const kept = await readText(certificateIn(folder));
  const given = files ? await requireText(files.certificate) : null;
  const certificates = [kept, given].filter((pem) => pem !== null).map((pem) => readChain(pem));
  const usable = certificates.filter(({ leaf }) => files === null || leaf.checkPrivateKey(privateKey));
  const [latest] = usable.toSorted((one, other) => untilOf(other) - untilOf(one));
  if (files && !latest) throw new GatewayError(EXIT.usage, `${files.certificate} is not for ${files.key}.`);
  const certified = latest ?? UNCERTIFIED;
  return { privateKey, algorithm: algorithmOf(privateKey), isOwn: files === null, ...shown(certified) };
}

const untilOf = ({ validity }: Certified): number => validity?.until ?? 0;
const shown = ({ chain, validity }: Certified): Certified => ({ chain, validity });

/** The identity with a certificate the portal has issued for its key. */
export function withCertificate(identity: Identity, pem: string): Identity {
  const { leaf, ...certified } = readChain(pem);
  if (!leaf.checkPrivateKey(identity.privateKey)) {
    throw new GatewayError(EXIT.usage, "The certificate is for another key.");
  }
  return { ...identity, ...certified };
}

/** Keeps a certificate the portal has issued. */
export const keepCertificate = (
  { folder, disk }: Readonly<{ folder: string; disk: Disk }>,
  pem: string,
): Promise<void> => disk.writeText(certificateIn(folder), pem);

/** From this second on, the last third of its life, a certificate is to be renewed; null without one. */
export const renewalDue = ({ validity }: Identity): number | null =>
  validity && validity.until - Math.floor((validity.until - validity.from) / 3);

const certificateIn = (folder: string): string => join(folder, "certificate.pem");

async function ownKey(folder: string, disk: Disk): Promise<KeyObject> {
  const path = join(folder, "key.pem");
  return parseKey((await readText(path)) ?? (await createKey(path, disk)), path);
}

const keyIn = async (path: string): Promise<KeyObject> => parseKey(await requireText(path), path);

async function requireText(path: string): Promise<string> {
  const text = await readText(path);
  if (text === null) throw new GatewayError(EXIT.usage, `${path} does not exist.`);
  return text;
}

async function createKey(path: string, disk: Disk): Promise<string> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  await writeOrEnd(disk, path, pem);
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

function readChain(pem: string): Certified & Readonly<{ leaf: X509Certificate }> {
  try {
    const [leaf, ...above] = (pem.match(PEM) ?? []).map((one) => new X509Certificate(one));
    if (leaf) {
      const validity = { from: secondOf(leaf.validFrom), until: secondOf(leaf.validTo) };
      return { leaf, validity, chain: [leaf, ...above].map(({ raw }) => raw.toString("base64")) };
    }
  } catch {
    // The same sentence as for a text without any certificate.
  }
  throw new GatewayError(EXIT.usage, "The certificate is not in PEM form.");
}

const secondOf = (date: string): number => Math.floor(Date.parse(date) / 1000);
