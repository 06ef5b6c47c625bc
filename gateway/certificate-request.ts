import { createPublicKey, type KeyObject, sign } from "node:crypto";

const [INTEGER, BITS, OID, UTF8, SEQUENCE, SET, ATTRIBUTES] = [0x02, 0x03, 0x06, 0x0c, 0x30, 0x31, 0xa0];

const COMMON_NAME = der(OID, Buffer.from("550403", "hex"));
const ECDSA_WITH_SHA256 = der(SEQUENCE, der(OID, Buffer.from("2a8648ce3d040302", "hex")));
const ED25519 = der(SEQUENCE, der(OID, Buffer.from("2b6570", "hex")));
const RSA_WITH_SHA256 = der(
  SEQUENCE,
  der(OID, Buffer.from("2a864886f70d01010b", "hex")),
  Buffer.from("0500", "hex"),
);

/** A certificate request (PKCS#10, RFC 2986) for a serial, signed by the key it asks for, as PEM. */
export function certificateRequestOf(privateKey: KeyObject, serial: string): string {
  const subject = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, Buffer.from(serial)))));
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const asked = der(SEQUENCE, der(INTEGER, Buffer.of(0)), subject, publicKey, der(ATTRIBUTES));
  const isEd25519 = privateKey.asymmetricKeyType === "ed25519";
  const signature = sign(isEd25519 ? null : "sha256", asked, privateKey);
  const request = der(SEQUENCE, asked, algorithmOf(privateKey), der(BITS, Buffer.of(0), signature));
  const lines = request.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE REQUEST-----", ...lines, "-----END CERTIFICATE REQUEST-----", ""].join(
    "\n",
  );
}

function algorithmOf({ asymmetricKeyType }: KeyObject): Buffer {
  if (asymmetricKeyType === "ed25519") return ED25519;
  return asymmetricKeyType === "rsa" ? RSA_WITH_SHA256 : ECDSA_WITH_SHA256;
}

/** One value of DER (X.690): tag, length in its shortest form, content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.of(tag), lengthOf(body.length), body]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex");
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}
