import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import type { XmlLicense } from "@/lib/domain/licenses/license-files/xml";
import { Refusal } from "@/lib/domain/refusal";

/** A license of an uploaded file, with the signature that was in it. */
export type SignedLicense = Readonly<{ license: XmlLicense; signature: string }>;

/** The most a license file may measure, in bytes, and the most licenses it may name. */
export const LONGEST_FILE = 262_144;
export const MOST_LICENSES = 1_000;

/** Refuses a file that is longer than any license file is (`license_file_too_long`), before anything else is done. */
export function requireFileLength(bytes: number): void {
  if (bytes > LONGEST_FILE) throw new Refusal("license_file_too_long", { most: LONGEST_FILE });
}

/**
 * Refuses a file that is of another device than the one that gives its licenses back, or of several
 * (`license_file_other_device`, `license_file_malformed`). Test licenses have no key; of the others each is named once.
 */
export function requireOneDevice(licenses: readonly SignedLicense[], serial: Serial): void {
  const [first, ...others] = [...new Set(licenses.map(({ license }) => license.mac))];
  if (first === undefined) throw new Refusal("license_file_malformed", { reason: "empty" });
  if (others.length > 0) throw new Refusal("license_file_malformed", { reason: "serials" });
  const found = serialOf(first);
  if (found !== serial) throw new Refusal("license_file_other_device", { serial, found });
  const keys = licenses.map(({ license }) => license.key).filter((key) => key !== "");
  if (new Set(keys).size < keys.length) throw new Refusal("license_file_malformed", { reason: "repeated" });
}

function serialOf(mac: string): Serial {
  try {
    return parseSerial(mac);
  } catch {
    throw new Refusal("license_file_malformed", { reason: "attribute" });
  }
}
