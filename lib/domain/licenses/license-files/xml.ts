import { compactSerial, type Serial } from "@/lib/domain/hardware/serial";
import { type FileLicense, numberLicenses } from "@/lib/domain/licenses/license-files/file-license";

/** A license as one element of the XML form says it; all of it is signed. */
export type XmlLicense = Readonly<{
  amount: string;
  type: string;
  mac: string;
  var: string;
  key: string;
  comment: string;
}>;

/** The attributes of an element, in the order in which they are signed. */
export const XML_ATTRIBUTES = ["amount", "type", "mac", "var", "key", "comment"] as const;

const CANONICAL_HEAD = "license-portal xml license 1";
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** What the XML form says of a device's licenses, ready to be signed. */
export const xmlLicenses = (serial: Serial, licenses: readonly FileLicense[]): XmlLicense[] =>
  numberLicenses(licenses).map(({ name, quantity, variable, key, comment }) => ({
    amount: String(quantity),
    type: name,
    mac: compactSerial(serial),
    var: variable,
    key,
    comment,
  }));

/**
 * The text a license's signature is made over: a fixed first line, then each attribute as `name=value` on a line of its
 * own, in a fixed order. No value holds a line break, so two different licenses never have one text.
 */
export const canonicalText = (license: XmlLicense): string =>
  [CANONICAL_HEAD, ...XML_ATTRIBUTES.map((name) => `${name}=${license[name]}`)].join("\n");

/** The XML form: each license with its signature (base64url) as its text. */
export function writeLicenseXml(
  licenses: readonly Readonly<{ license: XmlLicense; signature: string }>[],
): string {
  const elements = licenses.map(({ license, signature }) => {
    const attributes = XML_ATTRIBUTES.map((name) => `${name}="${escaped(license[name])}"`);
    return `  <license ${attributes.join(" ")}>${signature}</license>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<licenses>\n${elements.join("")}</licenses>\n`;
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
