import "reflect-metadata";
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  X509Certificate,
} from "node:crypto";
import * as x509 from "@peculiar/x509";
import { addSeconds, type Instant, type Seconds, seconds } from "@/lib/domain/instant";
import { requireAlgorithm, signingHandle, verifyingHandle } from "@/lib/platform/signing/authority-key";
import { dateOf } from "@/lib/platform/signing/x509-time";

/** Who signs device certificates: its own certificate as PEM, and the private key it signs with. */
export type DeviceAuthority = Readonly<{ certificate: string; privateKey: KeyObject }>;

/** What a device certificate says, in the portal's time. */
export type CertificateFacts = Readonly<{
  serial: string;
  publicKey: KeyObject;
  now: Instant;
  /** How long it counts: ten years unless said otherwise, and never longer than its authority. */
  lifetime?: Seconds;
  /** The address of the authority, below which its certificate and revocation list lie. */
  address?: string | undefined;
}>;

const CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
/** Clocks differ: a certificate counts from a little before it was issued. */
const BACKDATED = seconds(-300n);
const DEVICE_LIFETIME = seconds(10n * 365n * 86_400n);
const AUTHORITY_LIFETIME = seconds(40n * 365n * 86_400n);

/** A new authority with a self-signed certificate that may sign device certificates and nothing below them. */
export async function createDeviceAuthority(name: string, now: Instant): Promise<DeviceAuthority> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const keys = { privateKey: await signingHandle(privateKey), publicKey: await verifyingHandle(publicKey) };
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [name] }],
    serialNumber: newCertificateNumber(),
    notBefore: dateOf(addSeconds(now, BACKDATED)),
    notAfter: dateOf(addSeconds(now, AUTHORITY_LIFETIME)),
    signingAlgorithm: requireAlgorithm(privateKey).web,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: certificate.toString("pem"), privateKey };
}

/** Signs a certificate that binds a device's key to its serial (CN = serial). Answers it as PEM. */
export async function issueDeviceCertificate(
  authority: DeviceAuthority,
  { serial, publicKey: key, now, lifetime = DEVICE_LIFETIME, address }: CertificateFacts,
): Promise<string> {
  const issuer = new x509.X509Certificate(authority.certificate);
  const publicKey = new x509.PublicKey(key.export({ type: "spki", format: "der" }));
  const end = dateOf(addSeconds(now, lifetime));
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: [serial] }],
    issuer: issuer.subjectName,
    serialNumber: newCertificateNumber(),
    notBefore: dateOf(addSeconds(now, BACKDATED)),
    notAfter: end < issuer.notAfter ? end : issuer.notAfter,
    signingAlgorithm: requireAlgorithm(authority.privateKey).web,
    publicKey,
    signingKey: await signingHandle(authority.privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([CLIENT_AUTHENTICATION]),
      await keyIdentifierOf(issuer),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      ...(address === undefined ? [] : placesOf(address)),
    ],
  });
  return certificate.toString("pem");
}

/** By which others find the authority's key: as its own certificate names it, which need not be the usual hash. */
export function keyIdentifierOf(issuer: x509.X509Certificate): Promise<x509.Extension> {
  const own = issuer.getExtension(x509.SubjectKeyIdentifierExtension);
  return own
    ? Promise.resolve(new x509.AuthorityKeyIdentifierExtension(own.keyId))
    : x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey);
}

/** Where the authority's revocation list and certificate are found. */
const placesOf = (address: string): x509.Extension[] => [
  new x509.CRLDistributionPointsExtension([`${address}.crl`]),
  new x509.AuthorityInfoAccessExtension({ caIssuers: [new x509.GeneralName("url", `${address}.crt`)] }),
];

/** An authority from its stored form: certificate as PEM, private key as PKCS#8 DER. */
export function restoreDeviceAuthority(certificate: string, privateKeyDer: Buffer): DeviceAuthority {
  return { certificate, privateKey: createPrivateKey({ key: privateKeyDer, format: "der", type: "pkcs8" }) };
}

/** The certificate's number, the name under which it can be revoked. */
export const certificateNumber = (certificate: string): string =>
  new X509Certificate(certificate).serialNumber;

/** SHA-256 of a public key, to recognize it by. */
export const hashOfPublicKey = (key: KeyObject): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHash("sha256")
      .update(key.export({ type: "spki", format: "der" }))
      .digest(),
  );

/** 127 random bits: positive and never twice. */
function newCertificateNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString("hex");
}
