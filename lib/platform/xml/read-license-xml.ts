import { SaxesParser, type SaxesTagPlain } from "saxes";
import {
  MOST_LICENSES,
  requireFileLength,
  type SignedLicense,
} from "@/lib/domain/licenses/license-files/returned-file";
import { XML_ATTRIBUTES } from "@/lib/domain/licenses/license-files/xml";
import { isRefusal, Refusal } from "@/lib/domain/refusal";

const LONGEST_VALUE = 1_024;

/**
 * Reads the XML form of license files, and nothing else: `<licenses>` with `<license>` elements in it, each with exactly
 * its attributes and a text. It is hostile input: no DTD, no entities but XML's own five, no instructions, no depth
 * beyond two, nothing longer than a license file is. Says what is wrong and in which line (`license_file_malformed`).
 */
export function readLicenseXml(text: string): SignedLicense[] {
  requireFileLength(Buffer.byteLength(text));
  const reading: Reading = { depth: 0, licenses: [], open: null };
  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  const malformed = (reason: string) => new Refusal("license_file_malformed", { reason, line: parser.line });
  const forbid = () => {
    throw malformed("forbidden");
  };
  parser.on("doctype", forbid);
  parser.on("processinginstruction", forbid);
  parser.on("cdata", forbid);
  parser.on("error", () => {
    throw malformed("xml");
  });
  parser.on("opentag", (tag) => orElse(malformed, () => open(reading, tag)));
  parser.on("text", (piece) => orElse(malformed, () => take(reading, piece)));
  parser.on("closetag", () => close(reading));
  // A byte order mark is no part of the document.
  parser.write(text.replace(/^\uFEFF/, "")).close();
  return reading.licenses;
}

type Reading = {
  depth: number;
  licenses: SignedLicense[];
  open: { license: SignedLicense["license"]; signature: string } | null;
};

/** What is thrown here is only a word; the line is known where the parser is. */
class Fault extends Error {}

function orElse(malformed: (reason: string) => Refusal, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof Fault && !isRefusal(error) ? malformed(error.message) : error;
  }
}

function open(reading: Reading, { name, attributes }: SaxesTagPlain): void {
  if (reading.depth >= 2) throw new Fault("depth");
  if (name !== (reading.depth === 0 ? "licenses" : "license")) throw new Fault("element");
  if (reading.depth === 0 && Object.keys(attributes).length > 0) throw new Fault("attribute");
  if (reading.depth === 1) reading.open = { license: licenseOf(attributes), signature: "" };
  if (reading.licenses.length >= MOST_LICENSES) throw new Fault("element");
  reading.depth += 1;
}

function licenseOf(attributes: Readonly<Record<string, string>>): SignedLicense["license"] {
  if (Object.keys(attributes).length !== XML_ATTRIBUTES.length) throw new Fault("attribute");
  const values = XML_ATTRIBUTES.map((name) => {
    const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (value === undefined || value.length > LONGEST_VALUE || /[\n\r]/.test(value))
      throw new Fault("attribute");
    return [name, value];
  });
  return Object.fromEntries(values) as SignedLicense["license"];
}

function take(reading: Reading, text: string): void {
  if (reading.open) reading.open.signature += text;
  else if (text.trim() !== "") throw new Fault("element");
}

function close(reading: Reading): void {
  reading.depth -= 1;
  if (!reading.open) return;
  const { license, signature } = reading.open;
  reading.licenses.push({ license, signature: signature.trim() });
  reading.open = null;
}
