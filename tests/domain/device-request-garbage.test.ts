import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { isRefusal } from "@/lib/domain/refusal";
import { readCertificateRequest } from "@/lib/platform/signing/certificate-request";
import { type CertificateTrust, createCertificateTrust } from "@/lib/platform/signing/certificate-trust";
import { createDeviceAuthority } from "@/lib/platform/signing/device-authority";
import { type DeviceKey, newKey, requestFor } from "@/tests/support/certified-devices";
import { createTestDevice, NOW, SERIAL, type TestDevice, x5cOf } from "@/tests/support/device-tokens";

let key: DeviceKey;
let csr: string;
let device: TestDevice;
let trust: CertificateTrust;

beforeAll(async () => {
  key = newKey();
  csr = await requestFor(SERIAL, key);
  const authority = await createDeviceAuthority("Device Authority", NOW);
  device = await createTestDevice(authority);
  trust = createCertificateTrust([{ id: "ours", certificate: authority.certificate }]);
});

const pemOf = (der: Uint8Array, label = "CERTIFICATE REQUEST") =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----`;
const derOf = (pem: string) => Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");

/** Whether a request was refused as one; whatever else is thrown breaks the test. */
async function isRefusedRequest(text: string): Promise<boolean> {
  try {
    await readCertificateRequest(text, SERIAL);
    return false;
  } catch (thrown) {
    if (isRefusal(thrown)) return thrown.code === "certificate_request_invalid";
    throw thrown;
  }
}

const change = fc.record({ at: fc.nat(10_000), by: fc.integer({ min: 1, max: 255 }) });
const changed = (der: Buffer, { at, by }: Readonly<{ at: number; by: number }>) => {
  const copy = Buffer.from(der);
  copy[at % der.length] = copy[at % der.length]! ^ by;
  return copy;
};

/** Where the part lies that the signature is of: the first sequence within the outermost one. */
function signedPartOf(der: Buffer): Readonly<{ begin: number; end: number }> {
  const headerOf = (at: number) => (der[at + 1]! < 0x80 ? 2 : 2 + (der[at + 1]! & 0x7f));
  const lengthOf = (at: number) =>
    der[at + 1]! < 0x80 ? der[at + 1]! : der.readUIntBE(at + 2, der[at + 1]! & 0x7f);
  const begin = headerOf(0);
  return { begin, end: begin + headerOf(begin) + lengthOf(begin) };
}

describe("garbage in the place of a certificate request", () => {
  it("is refused, whatever it is", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.uint8Array({ maxLength: 200 }).map((bytes) => pemOf(bytes)),
        ),
        isRefusedRequest,
      ),
      { numRuns: 300 },
    ));

  it("is refused where a byte was changed in what is signed", () =>
    fc.assert(
      fc.asyncProperty(change, ({ at, by }) => {
        const der = derOf(csr);
        const { begin, end } = signedPartOf(der);
        return isRefusedRequest(pemOf(changed(der, { at: begin + (at % (end - begin)), by })));
      }),
      { numRuns: 300 },
    ));

  it("brings no other key in where any byte was changed, the signature's spelling included", () =>
    fc.assert(
      fc.asyncProperty(change, async (one) => {
        const text = pemOf(changed(derOf(csr), one));
        if (await isRefusedRequest(text)) return true;
        return (await readCertificateRequest(text, SERIAL)).equals(key.publicKey);
      }),
      { numRuns: 300 },
    ));

  it("is refused where a good one was cut off, doubled or lengthened", () =>
    fc.assert(
      fc.asyncProperty(fc.nat(derOf(csr).length - 1), fc.uint8Array({ minLength: 1 }), async (at, more) => {
        const der = derOf(csr);
        return (
          (await isRefusedRequest(pemOf(der.subarray(0, at)))) &&
          (await isRefusedRequest(pemOf(Buffer.concat([der.subarray(0, at), more, der.subarray(at)]))))
        );
      }),
      { numRuns: 200 },
    ));

  it("is refused when it is a certificate, a key, or a request of another form", async () => {
    const spki = key.publicKey.export({ type: "spki", format: "pem" }) as string;
    for (const other of [device.certificate, spki, csr.replaceAll("REQUEST", "RESPONSE")])
      expect(await isRefusedRequest(other)).toBe(true);
  });

  it("and the good one itself is read", async () => {
    const read = await readCertificateRequest(csr, SERIAL);
    expect(read.equals(key.publicKey)).toBe(true);
    const old = csr.replaceAll("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");
    expect((await readCertificateRequest(old, SERIAL)).equals(key.publicKey)).toBe(true);
  });
});

describe("a certificate that was changed in one byte", () => {
  it("is refused", () =>
    fc.assert(
      fc.property(change, (one) => {
        const certificate = derOf(device.certificate);
        try {
          trust([changed(certificate, one).toString("base64")]);
          return false;
        } catch (thrown) {
          return isRefusal(thrown);
        }
      }),
      { numRuns: 500 },
    ));

  it("while the good one is taken", () =>
    expect(trust([x5cOf(device.certificate)])).toMatchObject({ serial: SERIAL }));
});
