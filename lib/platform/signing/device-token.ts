import { compactVerify, errors } from "jose";
import type { DeviceToken } from "@/lib/domain/devices/device-token";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { type Instant, instant } from "@/lib/domain/instant";
import { isRefusal, Refusal } from "@/lib/domain/refusal";
import type { CertificateTrust, DeviceCertificate } from "@/lib/platform/signing/certificate-trust";

/** A call whose signature holds: what it says and the certificate that vouches for the key. */
export type SignedCall = Readonly<{ token: DeviceToken; certificate: DeviceCertificate }>;

const ALGORITHMS = ["ES256", "EdDSA", "RS256"];
const LONGEST_JTI = 128;
const LONGEST_BOOT = 64;
/** The seconds of the year 9999: nothing a clock says lies beyond. */
const LAST_SECOND = 253_402_300_799;

/**
 * Verifies a device's JWT with the key in its certificate, and that both name the same serial. Says nothing about
 * time, audience and use: those need the portal's clock and memory.
 */
export async function readDeviceToken(compact: string, trust: CertificateTrust): Promise<SignedCall> {
  const { payload, certificate } = await verifySignature(compact, trust);
  const token = readClaims(payload);
  if (token.serial !== certificate.serial) refuse("subject");
  return { token, certificate };
}

type Verified = Readonly<{ payload: Uint8Array; certificate: DeviceCertificate }>;

async function verifySignature(compact: string, trust: CertificateTrust): Promise<Verified> {
  const seen: { certificate?: DeviceCertificate } = {};
  try {
    const { payload } = await compactVerify(
      compact,
      ({ alg, x5c }) => {
        const certificate = trust(x5c);
        if (certificate.algorithm !== alg) refuse("algorithm");
        seen.certificate = certificate;
        return certificate.publicKey;
      },
      { algorithms: ALGORITHMS },
    );
    return seen.certificate ? { payload, certificate: seen.certificate } : refuse("signature");
  } catch (thrown) {
    if (isRefusal(thrown)) throw thrown;
    return refuse(reasonOf(thrown));
  }
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof errors.JOSEAlgNotAllowed) return "algorithm";
  return thrown instanceof errors.JWSInvalid ? "malformed" : "signature";
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
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
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
