import type { Serial } from "@/lib/domain/hardware/serial";

/** A license as the files of a device name it. */
export type FileLicense = Readonly<{
  /** The content of its key: what makes it this license and no other. Empty for a test license, which has none. */
  key: string;
  name: string;
  quantity: number;
  serial: Serial;
  /** Whom and what it is for. */
  comment: string;
}>;

/** A license with the variable a device keeps it in. */
export type NumberedLicense = FileLicense & Readonly<{ variable: string; value: string }>;

/** What breaks a line or cannot be seen in it. */
const UNPRINTABLE = /[\p{C}\p{Z}\s]+/gu;

/** End customer, location and description as one line: they only make a license easy to recognize. */
export const commentOf = (texts: readonly string[]): string =>
  texts
    .map((text) => text.replaceAll(UNPRINTABLE, " ").trim())
    .filter((text) => text !== "")
    .join(", ");

/**
 * Names the variable of each license, `LICENSE/PBX0`: by what stands before the dash of its name, counted per device
 * from 0. The value begins with what stands behind it: `Port14=37`.
 */
export function numberLicenses(licenses: readonly FileLicense[]): NumberedLicense[] {
  const counts = new Map<string, number>();
  return licenses.map((license) => {
    const [group, rest] = splitName(license.name);
    const count = counts.get(group) ?? 0;
    counts.set(group, count + 1);
    return { ...license, variable: `LICENSE/${group}${count}`, value: `${rest}=${license.quantity}` };
  });
}

function splitName(name: string): [group: string, rest: string] {
  const [, before = "", rest = ""] = /^([^-]*)-(.+)$/u.exec(name) ?? ["", name, name];
  const group = before.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return [group === "" ? "OTHER" : group, rest.replaceAll(UNPRINTABLE, "-").replaceAll(/[=,"]/g, "-")];
}
