import { X509Certificate } from "node:crypto";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { addSeconds, instant, seconds } from "@/lib/domain/instant";
import { isRefusal } from "@/lib/domain/refusal";
import { type CertificateTrust, createCertificateTrust } from "@/lib/platform/signing/certificate-trust";
import {
  certificateNumber,
  createDeviceAuthority,
  type DeviceAuthority,
  restoreDeviceAuthority,
} from "@/lib/platform/signing/device-authority";
import { createTestDevice, NOW, SERIAL, type TestDevice, x5cOf } from "@/tests/support/device-tokens";

let authority: DeviceAuthority;
let device: TestDevice;
let trust: CertificateTrust;

beforeAll(async () => {
  authority = await createDeviceAuthority("Device Authority", NOW);
  device = await createTestDevice(authority);
  trust = createCertificateTrust([{ id: "ours", certificate: authority.certificate }]);
});

const refuses = (code: string, reason: string) => expect.objectContaining({ code, details: { reason } });

describe("a device certificate", () => {
  it("names the device, its time, and an authority that checks it", () => {
    const certificate = new X509Certificate(device.certificate);
    expect(certificate.subject).toBe(`CN=${SERIAL}`);
    expect(certificate.ca).toBe(false);
    expect(certificate.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true);
    const trusted = trust([x5cOf(device.certificate)]);
    expect(trusted).toMatchObject({ serial: SERIAL, number: certificateNumber(device.certificate) });
    expect(trusted.notBefore).toBe(addSeconds(NOW, seconds(-300n)));
    expect(trusted.notAfter > addSeconds(NOW, seconds(9n * 365n * 86_400n))).toBe(true);
  });

  it("never outlives its authority", async () => {
    const late = addSeconds(NOW, seconds(35n * 365n * 86_400n));
    const { certificate } = await createTestDevice(authority, { now: late });
    const authorityEnds = BigInt(new X509Certificate(authority.certificate).validToDate.getTime()) / 1_000n;
    expect(trust([x5cOf(certificate)]).notAfter).toBe(instant(authorityEnds));
  });

  it("has a number of its own", async () => {
    const other = await createTestDevice(authority);
    expect(certificateNumber(other.certificate)).not.toBe(certificateNumber(device.certificate));
  });

  it("of an authority that was stored and restored is as good", async () => {
    const der = authority.privateKey.export({ type: "pkcs8", format: "der" });
    const restored = restoreDeviceAuthority(authority.certificate, der);
    const { certificate } = await createTestDevice(restored);
    expect(trust([x5cOf(certificate)]).serial).toBe(SERIAL);
  });

  it("may only be signed by a trusted authority itself, not by a device below it", async () => {
    const below = await createTestDevice({ certificate: device.certificate, privateKey: device.privateKey });
    const chain = [x5cOf(below.certificate), x5cOf(device.certificate), x5cOf(authority.certificate)];
    expect(() => trust(chain)).toThrow(refuses("certificate_invalid", "untrusted"));
    const trustDevice = createCertificateTrust([{ id: "device", certificate: device.certificate }]);
    expect(() => trustDevice(chain)).toThrow(refuses("certificate_invalid", "untrusted"));
  });

  it("must name a serial", async () => {
    const { certificate } = await createTestDevice(authority, { serial: "reception" });
    expect(() => trust([x5cOf(certificate)])).toThrow(refuses("certificate_invalid", "serial"));
  });

  it("is refused with any one byte changed", () => {
    const der = new X509Certificate(device.certificate).raw;
    const change = fc.record({ at: fc.nat(der.length - 1), by: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(change, ({ at, by }) => {
        const changed = Buffer.from(der);
        changed[at] = (der[at] ?? 0) ^ by;
        return isRefused(changed.toString("base64"));
      }),
      { numRuns: 500 },
    );
  });

  it("is refused when it is anything else", () => {
    const anything = fc.oneof(fc.string(), fc.base64String(), fc.jsonValue(), fc.array(fc.jsonValue()));
    fc.assert(fc.property(anything, isRefused), { numRuns: 500 });
    fc.assert(
      fc.property(anything, (x5c) => isRefusedChain(x5c)),
      { numRuns: 500 },
    );
  });
});

const isRefused = (encoded: unknown): boolean => isRefusedChain([encoded]);

function isRefusedChain(x5c: unknown): boolean {
  try {
    trust(x5c);
    return false;
  } catch (thrown) {
    return isRefusal(thrown);
  }
}
