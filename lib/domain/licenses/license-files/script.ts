import type { Serial } from "@/lib/domain/hardware/serial";
import { type FileLicense, numberLicenses } from "@/lib/domain/licenses/license-files/file-license";

/**
 * The classic script of one device, with all its licenses: one `vars create LICENSE/… pau …` line each,
 * under a comment that says which device it is to be uploaded to. A line's value is what it licenses, the serial, the
 * key and, last because it is free text, whom it is for.
 */
export function writeLicenseScript(serial: Serial, licenses: readonly FileLicense[]): string {
  const lines = numberLicenses(licenses).map(
    ({ variable, value, key, comment }) =>
      `vars create ${variable} pau ${[value, serial, key, comment].filter((part) => part !== "").join(",")}`,
  );
  return [
    `# License keys to be installed on: ${serial}`,
    "# Upload this file on the page General / License of this device.",
    ...lines,
    "",
  ].join("\n");
}
