import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** Where a sealed secret may be opened: the installation's secret, and the purpose it was sealed for. */
export type Seal = Readonly<{ secret: string; purpose: string }>;

/** Thrown when a sealed secret was changed, was sealed for another purpose, or the installation's secret changed. */
export class SealBroken extends Error {
  constructor(purpose: string) {
    super(`The sealed ${purpose} cannot be opened: NEXTAUTH_SECRET is not the one it was sealed with.`);
    this.name = "SealBroken";
  }
}

/** AES-256-GCM under a key of its own per purpose: version, nonce, tag, then the text. */
export function sealSecret(seal: Seal, plaintext: Uint8Array): Buffer<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(seal), nonce).setAAD(Buffer.from(seal.purpose));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]);
}

/** The inverse of `sealSecret`; a single changed bit breaks the seal. */
export function openSecret(seal: Seal, sealed: Uint8Array): Buffer {
  if (sealed.length < HEADER_BYTES || sealed[0] !== VERSION) throw new SealBroken(seal.purpose);
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const tag = sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", keyFor(seal), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(seal.purpose)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]);
  } catch {
    throw new SealBroken(seal.purpose);
  }
}

function keyFor({ secret, purpose }: Seal): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "license-portal", purpose, 32));
}
