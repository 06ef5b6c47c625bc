import { verify } from "node:crypto";
import type { DeviceToken } from "@/lib/domain/devices/device-token";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import type { CertificateTrust, DeviceCertificate } from "@/lib/platform/signing/certificate-trust";

/** A call whose signature holds: what it says and the certificate that vouches for the key. */
export type SignedCall = Readonly<{ token: DeviceToken; certificate: DeviceCertificate }>;

const ALGORITHMS = new Set(["ES256", "EdDSA", "RS256"]);
/** Head, payload and signature, none of them empty. */
const COMPACT = /^([^.]+)\.([^.]+)\.([^.]+)$/;
const UTF_8 = new TextDecoder("utf-8", { fatal: true });
const LONGEST_JTI = 128;
const LONGEST_BOOT = 64;
/** The seconds of the year 9999: nothing a clock says lies beyond. */
const LAST_SECOND = 253_402_300_799;

/**
 * Verifies a device's JWT with the key in its certificate, and that both name the same serial. Says nothing about
 * time, audience and use: those need the portal's clock and memory.
 */
export async function readDeviceToken(compact: string, trust: CertificateTrust): Promise<SignedCall> {
  const { payload, certificate } = verifySignature(compact, trust);
  const token = readClaims(payload);
  if (token.serial !== certificate.serial) refuse("subject");
  return { token, certificate };
}

type Verified = Readonly<{ payload: Buffer; certificate: DeviceCertificate }>;

function verifySignature(compact: string, trust: CertificateTrust): Verified {
  const [, head, body, signature] = COMPACT.exec(compact) ?? [];
  if (!head || !body || !signature) return refuse("malformed");
  const certificate = certificateOf(head, trust);
  const signed = Buffer.from(compact.slice(0, head.length + 1 + body.length));
  if (!isSigned(certificate, signed, Buffer.from(signature, "base64url"))) refuse("signature");
  return { payload: Buffer.from(body, "base64url"), certificate };
}

/** A device sends the same head with each of its tokens: it is read once for each trust. */
const knownHeads = new WeakMap<CertificateTrust, Map<string, DeviceCertificate>>();
const MOST_HEADS = 5_000;

function certificateOf(head: string, trust: CertificateTrust): DeviceCertificate {
  const known = knownHeads.get(trust) ?? new Map<string, DeviceCertificate>();
  const remembered = known.get(head);
  if (remembered) return remembered;
  const { alg, x5c, ...others } = parseObject(Buffer.from(head, "base64url"));
  if (typeof alg !== "string" || "crit" in others) return refuse("malformed");
  if (!ALGORITHMS.has(alg)) return refuse("algorithm");
  const certificate = trust(x5c);
  if (certificate.algorithm !== alg) return refuse("algorithm");
  if (known.size >= MOST_HEADS) known.clear();
  knownHeads.set(trust, known.set(head, certificate));
  return certificate;
}

/** With the key as it was parsed once; importing it for each call would cost more than verifying with it. */
function isSigned(
  { algorithm, publicKey: key }: DeviceCertificate,
  text: Buffer,
  signature: Buffer,
): boolean {
  try {
    if (algorithm === "EdDSA") return verify(null, text, key, signature);
    if (algorithm === "RS256") return verify("sha256", text, key, signature);
    return verify("sha256", text, { key, dsaEncoding: "ieee-p1363" }, signature);
  } catch {
    return false;
  }
}

function readClaims(payload: Uint8Array): DeviceToken {
  const claims = parseObject(payload);
  return {
    serial: serialOf(claims["sub"]),
    audiences: [claims["aud"]].flat().filter((audience) => typeof audience === "string"),
    jti: textOf(claims["jti"], { most: LONGEST_JTI, reason: "jti" }),
    issuedAt: secondOf(claims["iat"]),
    notBefore: secondOf(claims["nbf"] ?? claims["iat"]),
    expiresAt: secondOf(claims["exp"]),
    boot:
      claims["boot"] === undefined ? null : textOf(claims["boot"], { most: LONGEST_BOOT, reason: "boot" }),
  };
}

function parseObject(payload: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(UTF_8.decode(payload));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : refuse("malformed");
  } catch {
    return refuse("malformed");
  }
}

function serialOf(claim: unknown): DeviceToken["serial"] {
  try {
    return typeof claim === "string" ? parseSerial(claim) : refuse("subject");
  } catch {
    return refuse("subject");
  }
}

type TextRule = Readonly<{ most: number; reason: string }>;

function textOf(claim: unknown, { most, reason }: TextRule): string {
  const isUsable = typeof claim === "string" && claim !== "" && claim.length <= most;
  // PostgreSQL keeps no zero byte and no half of a surrogate pair in a text.
  return isUsable && claim.isWellFormed() && !claim.includes("\0") ? claim : refuse(reason);
}

function secondOf(claim: unknown): Instant {
  const isTime = typeof claim === "number" && claim >= 0 && claim <= LAST_SECOND;
  return isTime ? instant(BigInt(Math.floor(claim))) : refuse("time");
}

function refuse(reason: string): never {
  throw new Refusal("device_token_invalid", { reason });
}
