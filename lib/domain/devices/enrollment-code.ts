import type { Branded } from "@/lib/domain/branded";
import type { Instant } from "@/lib/domain/instant";
import { Refusal } from "@/lib/domain/refusal";

/** A code in its one spelling: sixteen characters in four groups. */
export type EnrollmentCode = Branded<string, "EnrollmentCode">;

/** The random part of a code: 80 bits, which nobody guesses in the time it is valid. */
export const ENROLLMENT_CODE_BYTES = 10;
/** How long a code may be valid, in seconds: a quarter of an hour beside the device, or a week for one that is sent. */
export const CODE_LIFETIMES = { quarter_hour: 900n, week: 604_800n } as const;

/** Crockford's digits: none looks like another. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 16;
const CODE = new RegExp(`^[${DIGITS}]{${LENGTH}}$`);
const SEPARATORS = /[\s\p{Pd}\p{Cf}_.:]+/gu;

/** Writes random bytes as a code: `7K3M-9QTX-2B4W-HD8N`. */
export function formatEnrollmentCode(bytes: Uint8Array): EnrollmentCode {
  if (bytes.length !== ENROLLMENT_CODE_BYTES)
    throw new RangeError(
      `An enrollment code is made of ${ENROLLMENT_CODE_BYTES} bytes, not ${bytes.length}.`,
    );
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let digits = "";
  for (let place = 0; place < LENGTH; place += 1) {
    digits = `${DIGITS[Number(number % 32n)]}${digits}`;
    number /= 32n;
  }
  return inGroups(digits);
}

/**
 * Understands a code that was typed from a screen or a slip: in any case, with or without dashes, `O` for `0`, `I` and
 * `L` for `1`. Anything else is refused as `enrollment_code_invalid`, as a code nobody made is.
 */
export function parseEnrollmentCode(text: string): EnrollmentCode {
  const bare = text.replaceAll(SEPARATORS, "").toUpperCase();
  const digits = bare.replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (!CODE.test(digits)) throw new Refusal("enrollment_code_invalid");
  return inGroups(digits);
}

const inGroups = (digits: string): EnrollmentCode =>
  (digits.match(/.{4}/g) ?? []).join("-") as EnrollmentCode;

/** What became of a code so far. `isForDevice`: it was made for this serial, or for the account the serial is in. */
export type CodeStanding = Readonly<{
  expiresAt: Instant;
  withdrawnAt: Instant | null;
  usedAt: Instant | null;
  isForDevice: boolean;
  /** Whether it was used by this very device, with this very key. */
  isRepeated: boolean;
}>;

/**
 * Whether a code opens: `enroll` once, `repeat` when the device asks again with the key it has used it for, because the
 * first answer was lost. Everything else is refused in one word, so that nobody learns from it which codes there are.
 */
export function decideEnrollment(code: CodeStanding, now: Instant): "enroll" | "repeat" {
  const isOpen = code.withdrawnAt === null && now < code.expiresAt && code.isForDevice;
  if (!isOpen) throw new Refusal("enrollment_code_invalid");
  if (code.usedAt === null) return "enroll";
  if (code.isRepeated) return "repeat";
  throw new Refusal("enrollment_code_invalid");
}

/** How a code is shown to whoever made it. */
export const CODE_STATES = ["open", "used", "withdrawn", "over"] as const;
export type CodeState = (typeof CODE_STATES)[number];

/** How a code stands now. */
export function codeStateAt(
  { usedAt, withdrawnAt, expiresAt }: Pick<CodeStanding, "usedAt" | "withdrawnAt" | "expiresAt">,
  now: Instant,
): CodeState {
  if (usedAt !== null) return "used";
  if (withdrawnAt !== null) return "withdrawn";
  return now < expiresAt ? "open" : "over";
}
