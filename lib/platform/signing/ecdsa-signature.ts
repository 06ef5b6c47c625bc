const P256_BYTES = 32;
const INTEGER = 0x02;
const SEQUENCE = 0x30;
/** A DER integer whose first byte is at least this would be negative. */
const SIGN_BIT = 0x80;

/**
 * A P-256 signature as a JWT carries it (RFC 7518, 3.4: both numbers in 32 bytes each) in the form certificates use
 * (RFC 3279, 2.2.3), or null for what is none. Node.js verifies the latter in two thirds of the time.
 */
export function derOfP256(signature: Buffer): Buffer | null {
  if (signature.length !== 2 * P256_BYTES) return null;
  const numbers = [signature.subarray(0, P256_BYTES), signature.subarray(P256_BYTES)].map(integer);
  const body = Buffer.concat(numbers);
  return Buffer.concat([Buffer.of(SEQUENCE, body.length), body]);
}

/** Without leading zeros, but for one before a number that would look negative. */
function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(start === -1 ? P256_BYTES - 1 : start);
  const padding = (digits[0] ?? 0) >= SIGN_BIT ? [0] : [];
  return Buffer.concat([Buffer.of(INTEGER, digits.length + padding.length, ...padding), digits]);
}
