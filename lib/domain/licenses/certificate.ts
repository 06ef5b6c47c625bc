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
