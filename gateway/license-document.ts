import { compactVerify, createLocalJWKSet, decodeProtectedHeader, errors, type JWK } from "jose";

/** A license as the document grants it. */
export type License = Readonly<{
  name: string;
  version: string;
  quantity: number;
  source: "rental" | "purchased" | "test";
  /** The first second without it, where that is not the document's own end. */
  exp?: number;
}>;

/** What the portal granted a device: the claims of a verified document. */
export type LicenseDocument = Readonly<{
  issuer: string;
  serial: string;
  seq: number;
  issuedAt: number;
  notBefore: number;
  /** The second in which everything rented stops, and what is on test without an end of its own; null: no end. */
  expiresAt: number | null;
  licenses: readonly License[];
  /** License keys that do not count on this device any more, and signing keys that must not be believed. */
  denied: Readonly<{ licenseKeys: readonly string[]; signingKeys: readonly string[] }>;
}>;

/** Why a document is not believed before its content is looked at. */
export type Disbelief = "forged" | "unknown_key" | "unreadable" | "denied_key" | "foreign_serial";

/** Which keys are believed: the portal's published ones, without those it has denied. */
export type Trust = Readonly<{ keys: readonly JWK[]; deniedKeys: readonly string[] }>;

/** Thrown by `verifyDocument`. */
export class DocumentDisbelieved extends Error {
  constructor(readonly reason: Disbelief) {
    super(`The document is not believed: ${reason}.`);
    this.name = "DocumentDisbelieved";
  }
}

const TYPE = "license-document+jwt";
const SOURCES = ["rental", "purchased", "test"] as const;

/** The name of the key a document says it was signed with; null where it says none. */
export function keyNameOf(compact: string): string | null {
  try {
    return decodeProtectedHeader(compact.trim()).kid ?? null;
  } catch {
    return null;
  }
}

/** Verifies a document's signature with the portal's published keys and reads its claims. */
export async function verifyDocument(compact: string, { keys, deniedKeys }: Trust): Promise<LicenseDocument> {
  const keyName = keyNameOf(compact);
  if (keyName !== null && deniedKeys.includes(keyName)) throw new DocumentDisbelieved("denied_key");
  try {
    const keySet = createLocalJWKSet({ keys: [...keys] });
    const { payload, protectedHeader } = await compactVerify(compact.trim(), keySet, {
      algorithms: ["EdDSA"],
    });
    if (protectedHeader.typ !== TYPE) throw new DocumentDisbelieved("forged");
    return readClaims(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload)));
  } catch (error) {
    throw error instanceof DocumentDisbelieved ? error : new DocumentDisbelieved(reasonOf(error));
  }
}

function reasonOf(error: unknown): Disbelief {
  if (error instanceof errors.JWKSNoMatchingKey) return "unknown_key";
  const isAboutSignature = error instanceof errors.JWSSignatureVerificationFailed;
  return isAboutSignature || error instanceof errors.JOSEAlgNotAllowed ? "forged" : "unreadable";
}

function readClaims(claims: unknown): LicenseDocument {
  const { iss, sub, seq, iat, nbf, exp, licenses, denied = {} } = recordOf(claims);
  const { licenseKeys = [], signingKeys = [] } = recordOf(denied);
  return {
    issuer: textOf(iss),
    serial: textOf(sub),
    seq: wholeOf(seq),
    issuedAt: wholeOf(iat),
    notBefore: wholeOf(nbf),
    expiresAt: exp === undefined ? null : wholeOf(exp),
    licenses: arrayOf(licenses).map(readLicense),
    denied: {
      licenseKeys: arrayOf(licenseKeys).map(textOf),
      signingKeys: arrayOf(signingKeys).map(textOf),
    },
  };
}

function readLicense(value: unknown): License {
  const { name, version, quantity, source, exp } = recordOf(value);
  const known = SOURCES.find((each) => each === source);
  if (!known) throw new DocumentDisbelieved("unreadable");
  const license = {
    name: textOf(name),
    version: textOf(version),
    quantity: wholeOf(quantity),
    source: known,
  };
  return exp === undefined ? license : { ...license, exp: wholeOf(exp) };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw new DocumentDisbelieved("unreadable");
  return value as Record<string, unknown>;
}

function arrayOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new DocumentDisbelieved("unreadable");
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new DocumentDisbelieved("unreadable");
  return value;
}

function wholeOf(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new DocumentDisbelieved("unreadable");
  return value as number;
}
