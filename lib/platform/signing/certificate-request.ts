import "reflect-metadata";
import { createPublicKey, type KeyObject } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { parseSerial, type Serial } from "@/lib/domain/hardware/serial";
import { Refusal } from "@/lib/domain/refusal";
import { algorithmOfKey } from "@/lib/platform/signing/device-key";

const LONGEST_REQUEST = 16_384;
const SEQUENCE = 0x30;
const LONG_FORM = 0x80;
const BEGIN = /-----BEGIN (NEW )?CERTIFICATE REQUEST-----/;

/**
 * The key in a certificate request (PKCS#10, PEM) for this serial, which its signature proves the sender has. Refuses
 * anything else as `certificate_request_invalid`. What else the request asks for is ignored: the portal decides what a
 * certificate says.
 */
export async function readCertificateRequest(csr: string, serial: Serial): Promise<KeyObject> {
  const request = parse(csr);
  if (!(await isSigned(request))) invalid("signature");
  const key = keyOf(request);
  if (!algorithmOfKey(key)) invalid("key");
  requireSerial(request, serial);
  return key;
}

function parse(csr: string): x509.Pkcs10CertificateRequest {
  if (csr.length > LONGEST_REQUEST || !BEGIN.test(csr)) invalid("unreadable");
  const request = parsePem(csr.replaceAll("NEW CERTIFICATE REQUEST", "CERTIFICATE REQUEST"));
  return isWhole(Buffer.from(request.rawData)) ? request : invalid("unreadable");
}

function parsePem(pem: string): x509.Pkcs10CertificateRequest {
  try {
    return new x509.Pkcs10CertificateRequest(pem);
  } catch {
    return invalid("unreadable");
  }
}

/** The library reads on where the outermost length is wrong: one sequence, and nothing before or after it. */
function isWhole(der: Buffer): boolean {
  const first = der[1] ?? 0;
  const digits = first < LONG_FORM ? 0 : first - LONG_FORM;
  if (der[0] !== SEQUENCE || digits > 2 || der.length < 2 + digits) return false;
  const length = digits === 0 ? first : der.readUIntBE(2, digits);
  return der.length === 2 + digits + length;
}

async function isSigned(request: x509.Pkcs10CertificateRequest): Promise<boolean> {
  try {
    return await request.verify();
  } catch {
    return false;
  }
}

function keyOf(request: x509.Pkcs10CertificateRequest): KeyObject {
  try {
    const key = Buffer.from(request.publicKey.rawData);
    return createPublicKey({ key, format: "der", type: "spki" });
  } catch {
    return invalid("key");
  }
}

/** No common name leaves the serial to the portal; two of them, or another one, is a mistake worth telling. */
function requireSerial(request: x509.Pkcs10CertificateRequest, serial: Serial): void {
  const names = namesOf(request);
  if (names.length === 0) return;
  if (names.length > 1 || !isSerial(names[0] ?? "", serial)) invalid("serial");
}

function namesOf(request: x509.Pkcs10CertificateRequest): string[] {
  try {
    return request.subjectName.getField("CN");
  } catch {
    return invalid("unreadable");
  }
}

function isSerial(name: string, serial: Serial): boolean {
  try {
    return parseSerial(name) === serial;
  } catch {
    return false;
  }
}

function invalid(reason: string): never {
  throw new Refusal("certificate_request_invalid", { reason });
}
