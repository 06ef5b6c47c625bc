import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import { NOW } from "@/tests/support/device-tokens";

export type KeyKind = "P-256" | "P-384" | "Ed25519" | "RSA" | "RSA-1024";

const KEYS: Record<KeyKind, () => { privateKey: KeyObject; publicKey: KeyObject }> = {
  "P-256": () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  "P-384": () => generateKeyPairSync("ec", { namedCurve: "P-384" }),
  Ed25519: () => generateKeyPairSync("ed25519"),
  RSA: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
  "RSA-1024": () => generateKeyPairSync("rsa", { modulusLength: 1024 }),
};
const RSA = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const ALGORITHMS = {
  "P-256": { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  "P-384": { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
  Ed25519: { name: "Ed25519" },
  RSA,
  "RSA-1024": RSA,
};

type Options = Readonly<{ usages?: number; isAuthority?: boolean; now?: bigint }>;

/** An authority as another program makes one. */
export async function foreignAuthority(kind: KeyKind, options: Options = {}) {
  const {
    usages = x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
    isAuthority = true,
    now = NOW,
  } = options;
  const { privateKey, publicKey } = KEYS[kind]();
  const algorithm = ALGORITHMS[kind];
  const handle = (key: KeyObject, type: "pkcs8" | "spki", use: KeyUsage) =>
    crypto.subtle.importKey(type, key.export({ type, format: "der" } as never) as never, algorithm, true, [
      use,
    ]);
  const keys = {
    privateKey: await handle(privateKey, "pkcs8", "sign"),
    publicKey: await handle(publicKey, "spki", "verify"),
  };
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=Factory ${kind}, O=Muster GmbH & Söhne, C=DE`,
    serialNumber: "01",
    notBefore: new Date((Number(now) - 3_600) * 1_000),
    notAfter: new Date((Number(now) + 3_650 * 86_400) * 1_000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(isAuthority, undefined, true),
      new x509.KeyUsagesExtension(usages, true),
      // Not every authority names its key by the usual hash.
      new x509.SubjectKeyIdentifierExtension(randomBytes(20).toString("hex")),
    ],
  });
  return { certificate: certificate.toString("pem"), privateKey };
}
