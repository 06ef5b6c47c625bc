import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { join } from "node:path";
import { type Disk, readText, writeOrEnd } from "@/gateway/durable-file";
import { EXIT, type ExitCode, GatewayError } from "@/gateway/exit-codes";

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
  const kept = await certificateAt(certificateIn(folder), EXIT.state);
  const given = files ? await certificateAt(files.certificate, EXIT.usage) : null;
  const certificates = [kept, given].filter((one) => one !== null);
  const usable = certificates.filter(({ leaf }) => leaf.checkPrivateKey(privateKey));
  const [latest] = usable.toSorted((one, other) => untilOf(other) - untilOf(one));
  if (files && !latest) throw new GatewayError(EXIT.usage, `${files.certificate} is not for ${files.key}.`);
  const certified = latest ?? UNCERTIFIED;
  return { privateKey, algorithm: algorithmOf(privateKey), isOwn: files === null, ...shown(certified) };
}

const untilOf = ({ validity }: Certified): number => validity?.until ?? 0;
const shown = ({ chain, validity }: Certified): Certified => ({ chain, validity });

/** The identity with a certificate the portal has issued; null where that is none, or one for another key. */
export function withCertificate(identity: Identity, pem: string): Identity | null {
  const read = readChain(pem);
  return read?.leaf.checkPrivateKey(identity.privateKey) ? { ...identity, ...shown(read) } : null;
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
  const pem = (await readText(path)) ?? (await createKey(path, disk));
  return parseKey(pem, { path, exitCode: EXIT.state });
}

async function keyIn(path: string): Promise<KeyObject> {
  return parseKey((await readText(path)) ?? missing(path), { path, exitCode: EXIT.usage });
}

/** The certificate in a file; null where the gateway has kept none. One that cannot be read ends the program. */
async function certificateAt(path: string, exitCode: ExitCode): Promise<Chain | null> {
  const pem = await readText(path);
  if (pem === null) return exitCode === EXIT.state ? null : missing(path);
  return readChain(pem) ?? unreadable(`${path} is not a certificate in PEM form.`, exitCode);
}

function missing(path: string): never {
  throw new GatewayError(EXIT.usage, `${path} does not exist.`);
}

function unreadable(sentence: string, exitCode: ExitCode): never {
  throw new GatewayError(exitCode, sentence);
}

async function createKey(path: string, disk: Disk): Promise<string> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
  await writeOrEnd(disk, path, pem);
  return pem;
}

type Source = Readonly<{ path: string; exitCode: ExitCode }>;

function parseKey(pem: string, { path, exitCode }: Source): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    return unreadable(`${path} is not a private key in PEM form.`, exitCode);
  }
}

function algorithmOf(key: KeyObject): Identity["algorithm"] {
  if (key.asymmetricKeyType === "ed25519") return "EdDSA";
  if (key.asymmetricKeyType === "rsa") return "RS256";
  if (key.asymmetricKeyDetails?.namedCurve === "prime256v1") return "ES256";
  throw new GatewayError(EXIT.usage, "The key must be P-256, Ed25519 or RSA.");
}

type Chain = Certified & Readonly<{ leaf: X509Certificate }>;

/** A chain, its own certificate first, or null for a text that holds none, or one whose life cannot be read. */
function readChain(pem: string): Chain | null {
  try {
    const [leaf, ...above] = (pem.match(PEM) ?? []).map((one) => new X509Certificate(one));
    if (!leaf) return null;
    const validity = { from: secondOf(leaf.validFrom), until: secondOf(leaf.validTo) };
    if (!Number.isFinite(validity.until - validity.from)) return null;
    return { leaf, validity, chain: [leaf, ...above].map(({ raw }) => raw.toString("base64")) };
  } catch {
    return null;
  }
}

const secondOf = (date: string): number => Math.floor(Date.parse(date) / 1000);
