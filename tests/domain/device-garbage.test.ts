import * as fc from "fast-check";
import { base64url } from "jose";
import { beforeAll, describe, it } from "vitest";
import { isRefusal } from "@/lib/domain/refusal";
import { type CertificateTrust, createCertificateTrust } from "@/lib/platform/signing/certificate-trust";
import { createDeviceAuthority } from "@/lib/platform/signing/device-authority";
import { readDeviceToken } from "@/lib/platform/signing/device-token";
import { createTestDevice, NOW, signCall, type TestDevice } from "@/tests/support/device-tokens";

let device: TestDevice;
let trust: CertificateTrust;

beforeAll(async () => {
  const authority = await createDeviceAuthority("Device Authority", NOW);
  device = await createTestDevice(authority);
  trust = createCertificateTrust([{ id: "ours", certificate: authority.certificate }]);
});

const dotted = () =>
  fc.array(fc.base64String({ maxLength: 40 }), { maxLength: 5 }).map((parts) => parts.join("."));

/** Refused, and nothing else: neither accepted nor broken. */
async function refusesAll(compact: string): Promise<boolean> {
  try {
    await readDeviceToken(compact, trust);
    return false;
  } catch (thrown) {
    return isRefusal(thrown);
  }
}

describe("garbage in the place of a call", () => {
  it("is refused, whatever it is", () =>
    fc.assert(fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), dotted()), refusesAll), {
      numRuns: 500,
    }));

  it("is refused where a good call was changed in one place", async () => {
    const good = await signCall(device);
    // The last character of base64 carries bits that mean nothing; every other one counts.
    const change = fc.record({ at: fc.nat(good.length - 2), by: fc.constantFrom(..."Aa0-_.=é") });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, by }) => {
        const changed = good.slice(0, at) + by + good.slice(at + 1);
        return changed === good || refusesAll(changed);
      }),
      { numRuns: 500 },
    );
  });

  it("is refused in any header and any claims, signed or not", () =>
    fc.assert(
      fc.asyncProperty(fc.json(), fc.json(), async (header, claims) =>
        refusesAll(
          `${base64url.encode(header)}.${base64url.encode(claims)}.${base64url.encode("signature")}`,
        ),
      ),
      { numRuns: 300 },
    ));

  it("is refused in any claim of a call that is signed well", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom("sub", "jti", "iat", "exp", "nbf"),
        fc.jsonValue().filter((value) => value !== null && (typeof value !== "number" || value < 0)),
        async (name, value) => {
          fc.pre(name !== "jti" || typeof value !== "string");
          return refusesAll(await signCall(device, { claims: { [name]: value } }));
        },
      ),
      { numRuns: 200 },
    ));
});
