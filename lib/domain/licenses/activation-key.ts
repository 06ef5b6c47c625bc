import { Refusal } from "@/lib/domain/refusal";

/** The random part of an activation key: 80 bits. */
export const ACTIVATION_KEY_BYTES = 10;
/** What is wrong with a text that is no activation key. */
export type ActivationKeyFault = "empty" | "character" | "length" | "check";
/** A key as it was understood: its one spelling, and what is shown of it later. */
export type ActivationKey = Readonly<{ canonical: string; lastGroup: string }>;

const PREFIX = "ACT-1";
const DIGITS = 24;
/** Everything people, mail programs and PDFs put between the groups: dashes, spaces, dots, invisible characters. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212_.:]+/gu;
/** The prefix may be missing, cut short or pasted twice; "t" is no hex digit, so it never eats into the key. */
const PREFIXES = /^(?:act1?)+/;

/**
 * Writes the random bytes of a key as `ACT-1-xxxx-xxxx-xxxx-xxxx-xxxx-xxxx`: 20 digits and a check of four. The check
 * is CRC-16/CCITT-FALSE, which notices every single wrong digit and every two digits that changed places.
 */
export function formatActivationKey(bytes: Uint8Array): string {
  if (bytes.length !== ACTIVATION_KEY_BYTES) {
    throw new RangeError(`An activation key is made of ${ACTIVATION_KEY_BYTES} bytes, not ${bytes.length}.`);
  }
  return keyOfDigits(`${hexOf(bytes)}${checkDigits(bytes)}`).canonical;
}

/**
 * Understands a pasted key, whatever became of its case, spaces, dashes and prefix; refuses everything else as
 * `activation_key_malformed` before the database is asked.
 */
export function parseActivationKey(text: string): ActivationKey {
  const bare = text.replaceAll(SEPARATORS, "").toLowerCase();
  const digits = bare.replace(PREFIXES, "");
  const stranger = /[^0-9a-f]/u.exec(digits)?.[0];
  if (bare === "") throw malformed("empty");
  if (stranger !== undefined) throw malformed("character", { character: stranger });
  if (digits.length !== DIGITS) throw malformed("length", { digits: digits.length });
  const bytes = bytesOf(digits.slice(0, ACTIVATION_KEY_BYTES * 2));
  if (checkDigits(bytes) !== digits.slice(ACTIVATION_KEY_BYTES * 2)) throw malformed("check");
  return keyOfDigits(digits);
}

function keyOfDigits(digits: string): ActivationKey {
  const groups = digits.match(/.{4}/g) ?? [];
  return { canonical: [PREFIX, ...groups].join("-"), lastGroup: groups.at(-1) ?? "" };
}

function malformed(
  reason: ActivationKeyFault,
  details: { character?: string; digits?: number } = {},
): Refusal {
  return new Refusal("activation_key_malformed", { reason, ...details });
}

function checkDigits(bytes: Uint8Array): string {
  let register = 0xff_ff;
  for (const byte of bytes) {
    register ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      register = (register & 0x80_00) === 0 ? register << 1 : (register << 1) ^ 0x10_21;
    }
    register &= 0xff_ff;
  }
  return register.toString(16).padStart(4, "0");
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
