import { verify } from "node:crypto";
import type { DeviceToken } from "@/lib/domain/devices/device-token";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";
import { type CallKey, findCallKey, isSignedByCallKey } from "@/lib/platform/signing/call-keys";
import type { CertificateTrust, DeviceCertificate } from "@/lib/platform/signing/certificate-trust";
import { derOfP256 } from "@/lib/platform/signing/ecdsa-signature";

/** A call whose signature holds: what it says and the certificate that vouches for the key. */
export type SignedCall = Readonly<{
  token: DeviceToken;
  certificate: DeviceCertificate;
  /** Signed with this call key. Null: with the certificate's own key. */
  callKey: CallKey | null;
}>;

const CALL_KEY_ALGORITHM = "HS256";
const ALGORITHMS = new Set(["ES256", "EdDSA", "RS256", CALL_KEY_ALGORITHM]);
const UTF_8 = new TextDecoder("utf-8", { fatal: true });
const LONGEST_JTI = 128;
const LONGEST_BOOT = 64;
/** The seconds of the year 9999: nothing a clock says lies beyond. */
const LAST_SECOND = 253_402_300_799;

/**
 * Verifies a device's JWT with the key in its certificate, or with a call key that was given to it, and that both name
 * the same serial. Says nothing about time, audience and use: those need the portal's clock and memory.
 */
export async function readDeviceToken(compact: string, trust: CertificateTrust): Promise<SignedCall> {
  const { head, payload, text, signature } = partsOf(compact);
  const signer = verifiedSigner(headOf(head, trust), text, Buffer.from(signature, "base64url"));
  const token = readClaims(Buffer.from(payload, "base64url"), signer.certificate.serial);
  return token.serial === signer.certificate.serial ? { token, ...signer } : refuse("subject");
}

/** Head, payload and signature, none of them empty, and the text that was signed: the first two with their dot. */
function partsOf(compact: string) {
  const [first, last] = [compact.indexOf("."), compact.lastIndexOf(".")];
  const [head, payload, signature] = [
    compact.slice(0, Math.max(first, 0)),
    compact.slice(first + 1, last),
    compact.slice(last + 1),
  ];
  if (head === "" || payload === "" || signature === "" || payload.includes(".")) return refuse("malformed");
  return { head, payload, text: compact.slice(0, last), signature };
}

/** What a token's head says: whose it is, and with which kind of key it was signed. */
type Head = Readonly<{ certificate: DeviceCertificate; algorithm: string; kid: unknown }>;

/** A device sends the same head with each of its tokens: it is read once for each trust. */
const knownHeads = new WeakMap<CertificateTrust, Map<string, Head>>();
const MOST_HEADS = 5_000;

function headOf(encoded: string, trust: CertificateTrust): Head {
  const known = knownHeads.get(trust) ?? new Map<string, Head>();
  const remembered = known.get(encoded);
  if (remembered) return remembered;
  const head = readHead(encoded, trust);
  if (known.size >= MOST_HEADS) known.clear();
  knownHeads.set(trust, known.set(encoded, head));
  return head;
}

function readHead(encoded: string, trust: CertificateTrust): Head {
  const { alg, x5c, kid, ...others } = parseObject(Buffer.from(encoded, "base64url"));
  if (typeof alg !== "string" || "crit" in others) return refuse("malformed");
  if (!ALGORITHMS.has(alg)) return refuse("algorithm");
  const certificate = trust(x5c);
  const isOfItsKind = alg === CALL_KEY_ALGORITHM ? typeof kid === "string" : alg === certificate.algorithm;
  if (!isOfItsKind) return refuse("algorithm");
  return { certificate, algorithm: alg, kid };
}

function verifiedSigner(
  { certificate, algorithm, kid }: Head,
  text: string,
  signature: Buffer,
): Pick<SignedCall, "certificate" | "callKey"> {
  const callKey = algorithm === CALL_KEY_ALGORITHM ? requireCallKey(certificate, kid) : null;
  const holds = callKey
    ? isSignedByCallKey(callKey, text, signature)
    : isSigned(certificate, Buffer.from(text), signature);
  return holds ? { certificate, callKey } : refuse("signature");
}

const requireCallKey = (certificate: DeviceCertificate, kid: unknown): CallKey =>
  findCallKey(certificate, kid) ?? refuse("call_key");

/** With the key as it was parsed once; importing it for each call would cost more than verifying with it. */
function isSigned({ algorithm, publicKey }: DeviceCertificate, text: Buffer, signature: Buffer): boolean {
  try {
    if (algorithm === "EdDSA") return verify(null, text, publicKey, signature);
    if (algorithm === "RS256") return verify("sha256", text, publicKey, signature);
    const der = derOfP256(signature);
    return der !== null && verify("sha256", text, publicKey, der);
  } catch {
    return false;
  }
}

function readClaims(payload: Uint8Array, expected: DeviceToken["serial"]): DeviceToken {
  const claims = parseObject(payload);
  return {
    // Mostly written as it is kept; any other spelling has to be read.
    serial: claims["sub"] === expected ? expected : serialOf(claims["sub"]),
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
