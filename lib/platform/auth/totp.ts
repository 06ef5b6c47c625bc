import { generateSecret, generateURI, verifySync } from "otplib";
import { env } from "@/lib/platform/env";
import { openSecret, sealSecret } from "@/lib/platform/signing/sealed-secret";

const ISSUER = "License Portal";
const STEP_SECONDS = 30;
const CODE = /^\d{6}$/;

/** A new secret, as people type it into their app. */
export const newTotpSecret = (): string => generateSecret();

/** What an app scans: the secret, and what to call it. */
export const totpUri = (secret: string, email: string): string =>
  generateURI({ issuer: ISSUER, label: email, secret });

/** The secret as it lies in the database. */
export const sealTotp = (secret: string): Buffer<ArrayBuffer> => sealSecret(sealOf(), Buffer.from(secret));

/** The inverse of `sealTotp`. */
export const openTotp = (sealed: Uint8Array): string => openSecret(sealOf(), sealed).toString("utf8");

const sealOf = () => ({ secret: env().NEXTAUTH_SECRET, purpose: "second factor" });

/** A code, and what is known of the secret it should come from. */
export type CodeToCheck = Readonly<{ secret: string; code: string; lastStep: bigint | null }>;

/**
 * The time step a code belongs to, or null where it fits none: the present one or one beside it, because clocks differ,
 * and only a later one than was used last, because a code counts once (RFC 6238, §5.2).
 */
export function stepOfCode({ secret, code, lastStep }: CodeToCheck): bigint | null {
  const token = code.replaceAll(/\s/g, "");
  if (!CODE.test(token)) return null;
  const result = verifySync({ secret, token, epochTolerance: STEP_SECONDS });
  if (!result.valid || !("timeStep" in result)) return null;
  const step = BigInt(result.timeStep);
  return lastStep !== null && step <= lastStep ? null : step;
}
