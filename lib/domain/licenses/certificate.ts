import type { Instant } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";

/** So many pieces of an article. */
export type CertifiedPieces = Readonly<{ article: string; name: string; quantity: number }>;

/** What stands on the printed certificate of an activation key. */
export type CertificateFacts = Readonly<{
  /** The key, whole: it is nowhere but in the hands of whoever asks for the certificate. */
  activationKey: string;
  amount: Ticks;
  items: readonly CertifiedPieces[];
  orderNumber: string;
  reference: string;
  issuer: string;
  issuedAt: Instant;
}>;

/** The most keys one file holds a page for: what can be issued at once. */
export const MOST_CERTIFICATES = 1_000;

/**
 * What a scanner reads from the barcode and the QR code: the key in its one spelling and nothing else, so that what
 * was scanned can be pasted wherever a key can be typed.
 */
export const certificatePayload = ({ activationKey }: Pick<CertificateFacts, "activationKey">): string =>
  activationKey;

/** The name of the file: with the key's last group, or with the number of keys. Never with a whole key. */
export function certificateFileName(certificates: readonly CertificateFacts[]): string {
  const [only, ...others] = certificates;
  const what = only && others.length === 0 ? only.activationKey.slice(-4) : String(certificates.length);
  return `activation-key-certificate-${what}.pdf`;
}

/** Characters of Windows-1252 beyond Latin-1, which the fonts of every PDF reader have. */
const BEYOND_LATIN_1 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
/** Letters that do not come apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  Ł: "L",
  ł: "l",
  Đ: "D",
  đ: "d",
  ı: "i",
  İ: "I",
  Ħ: "H",
  ħ: "h",
};
const MARKS = /\p{M}/gu;

/**
 * A text in the characters a PDF shows without bringing a font: every letter of Western Europe as it is, others
 * without their marks ("Dvořák" becomes "Dvorák"), anything else as "?".
 */
export const printableText = (text: string): string => Array.from(text.normalize("NFC"), printable).join("");

function printable(character: string): string {
  if (isPrintable(character)) return character;
  const plain = PLAIN[character] ?? character.normalize("NFD").replaceAll(MARKS, "");
  if (plain !== "" && [...plain].every(isPrintable)) return plain;
  return /\p{Zs}|\p{Cf}/u.test(character) ? " " : "?";
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || BEYOND_LATIN_1.includes(character)
  );
}
