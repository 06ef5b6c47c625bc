import type { Serial } from "@/lib/domain/hardware/serial";
import { isHardware } from "@/lib/domain/licenses/articles";
import { Refusal } from "@/lib/domain/refusal";

/** The random part of a license key's content: 64 bits, so that it cannot be guessed. */
export const LICENSE_KEY_BYTES = 8;

/** What became of a license key. Only an active one runs; the rows of the others stay. */
export const LICENSE_KEY_STATES = ["active", "returned", "moved", "revoked"] as const;
export type LicenseKeyState = (typeof LICENSE_KEY_STATES)[number];

/** Bound from a balance; or pre-assigned to its device by the vendor. */
export const LICENSE_KEY_KINDS = ["software", "hardware"] as const;
export type LicenseKeyKind = (typeof LICENSE_KEY_KINDS)[number];

/** What the rules need to know of a license key. */
export type LicenseKeyFacts = Readonly<{
  keyContent: string;
  state: LicenseKeyState;
  kind: LicenseKeyKind;
  article: Readonly<{ number: string; kind: string }>;
}>;

/** Writes random bytes as the content of a license key: `9e2d-7985-3e84-1005`. */
export function formatLicenseKey(bytes: Uint8Array): string {
  if (bytes.length !== LICENSE_KEY_BYTES) {
    throw new RangeError(`A license key is made of ${LICENSE_KEY_BYTES} bytes, not ${bytes.length}.`);
  }
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return (digits.match(/.{4}/g) ?? []).join("-");
}

/** Refuses a license key that was returned, moved or revoked (`license_key_ended`). */
export function requireActive({ keyContent, state }: LicenseKeyFacts): void {
  if (state !== "active") throw new Refusal("license_key_ended", { key: keyContent, state });
}

/**
 * Whether a license key can leave its device: software can, hardware licenses are neither returned nor moved
 * (docs/rules.md, 2), whether the vendor pre-assigned them or they were bound from a balance.
 */
export const isMovable = ({ kind, article }: Pick<LicenseKeyFacts, "kind" | "article">): boolean =>
  kind === "software" && !isHardware(article);

/** Refuses to move licenses to the device they are on (`serial_same`). */
export function requireOtherDevice(from: Serial, to: Serial): void {
  if (from === to) throw new Refusal("serial_same", { serial: from });
}
