import { epochMilliseconds, type Instant } from "@/lib/domain/instant";

/** DER (X.690), as much of it as a revocation list needs. */
const TAGS = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utc: 0x17,
  generalized: 0x18,
  sequence: 0x30,
};
const LONG_FORM = 0x80;

/** A value under a tag, with its length before it. */
function tagged(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < LONG_FORM) return Buffer.of(length);
  const digits = Buffer.from(evenHex(length.toString(16)), "hex");
  return Buffer.concat([Buffer.of(LONG_FORM | digits.length), digits]);
}

/** Several values as one SEQUENCE. */
export const sequence = (...parts: readonly Uint8Array[]): Buffer =>
  tagged(TAGS.sequence, Buffer.concat(parts));

/** A whole number that is not negative. */
export const integer = (value: bigint): Buffer => tagged(TAGS.integer, magnitude(value.toString(16)));

/** A certificate's number as Node writes it, in hexadecimal. */
export const numberOf = (hex: string): Buffer => integer(BigInt(`0x${hex}`));

/** One of a few cases, by its number. */
export const enumerated = (value: number): Buffer => tagged(TAGS.enumerated, Buffer.of(value));

/** Bytes as an OCTET STRING. */
export const octets = (content: Uint8Array): Buffer => tagged(TAGS.octets, content);

/** A bit string of whole bytes. */
export const bits = (content: Uint8Array): Buffer => tagged(0x03, Buffer.concat([Buffer.of(0), content]));

/** A value that the enclosing type marks with its own number, [n] EXPLICIT. */
export const explicit = (number: number, content: Uint8Array): Buffer => tagged(0xa0 | number, content);

/** An object identifier below 2.5.29, where X.509 keeps its extensions. */
export const extensionId = (last: number): Buffer => tagged(TAGS.oid, Buffer.of(0x55, 0x1d, last));

/** A second of portal time, as RFC 5280 wants it: two digits of the year until 2049, four from 2050 on. */
export function time(moment: Instant): Buffer {
  const milliseconds = epochMilliseconds(moment);
  if (milliseconds === null) throw new RangeError("A time lies beyond what X.509 can hold.");
  const text = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, "");
  const isNear = text >= "1950" && text < "2050";
  return tagged(isNear ? TAGS.utc : TAGS.generalized, Buffer.from(isNear ? text.slice(2) : text));
}

/** The bytes of a number; a first bit that is set would make it negative. */
function magnitude(hex: string): Buffer {
  const bytes = Buffer.from(evenHex(hex), "hex");
  return (bytes[0] ?? 0) & LONG_FORM ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

const evenHex = (hex: string): string => (hex.length % 2 === 0 ? hex : `0${hex}`);
