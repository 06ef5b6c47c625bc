import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certificateStateAt, renewFrom } from "@/lib/domain/devices/certificate-life";
import { authorityStateAt, requireRetirable } from "@/lib/domain/devices/device-authority";
import {
  codeStateAt,
  decideEnrollment,
  ENROLLMENT_CODE_BYTES,
  formatEnrollmentCode,
  parseEnrollmentCode,
} from "@/lib/domain/devices/enrollment-code";
import { decideListDue } from "@/lib/domain/devices/revocation-list";
import { revocationReason } from "@/lib/domain/devices/revocation-reason";
import { instant } from "@/lib/domain/instant";

const at = (seconds: number) => instant(BigInt(seconds));
const DAY = 86_400;

describe("an enrollment code", () => {
  const bytes = fc.uint8Array({ minLength: ENROLLMENT_CODE_BYTES, maxLength: ENROLLMENT_CODE_BYTES });

  it("is read as it was written, however it was typed", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = formatEnrollmentCode(random);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        const typed = [code.toLowerCase(), code.replaceAll("-", ""), ` ${code.replaceAll("-", " ")} `];
        for (const text of [...typed, code.replaceAll("0", "O").replaceAll("1", "l")])
          expect(parseEnrollmentCode(text)).toBe(code);
      }),
    );
  });

  it("carries all its random bits", () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const isEqual = Buffer.compare(one, other) === 0;
        expect(formatEnrollmentCode(one) === formatEnrollmentCode(other)).toBe(isEqual);
      }),
    );
    expect(formatEnrollmentCode(new Uint8Array(10).fill(255))).toBe("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
  });

  it("is refused when it is anything else, in the words for a code nobody made", () => {
    const refused = { code: "enrollment_code_invalid" };
    for (const text of ["", "7K3M", "7K3M-9QTX-2B4W-HD8U", "7K3M-9QTX-2B4W-HD8N-7", "\u0000"])
      expect(() => parseEnrollmentCode(text)).toThrow(expect.objectContaining(refused));
    expect(() => formatEnrollmentCode(new Uint8Array(9))).toThrow(RangeError);
  });

  const open = {
    expiresAt: at(1_000),
    withdrawnAt: null,
    usedAt: null,
    isForDevice: true,
    isRepeated: false,
  };

  it("opens once, and again for the same device with the same key", () => {
    expect(decideEnrollment(open, at(999))).toBe("enroll");
    expect(decideEnrollment({ ...open, usedAt: at(10), isRepeated: true }, at(999))).toBe("repeat");
  });

  it("opens no more when it is over, withdrawn, spent, or for another device", () => {
    const refused = expect.objectContaining({ code: "enrollment_code_invalid", details: {} });
    expect(() => decideEnrollment(open, at(1_000))).toThrow(refused);
    for (const change of [{ withdrawnAt: at(5) }, { usedAt: at(5) }, { isForDevice: false }])
      expect(() => decideEnrollment({ ...open, ...change }, at(10))).toThrow(refused);
    const repeated = { ...open, usedAt: at(5), isRepeated: true };
    expect(() => decideEnrollment(repeated, at(1_000))).toThrow(refused);
  });

  it("is shown as open, used, withdrawn or over", () => {
    const shown = [open, { ...open, usedAt: at(5) }, { ...open, withdrawnAt: at(5) }];
    expect(shown.map((code) => codeStateAt(code, at(999)))).toEqual(["open", "used", "withdrawn"]);
    expect(codeStateAt(open, at(1_000))).toBe("over");
  });
});

describe("a certificate", () => {
  const life = { issuedAt: at(0), expiresAt: at(730 * DAY), revokedAt: null };

  it("should be renewed in the last third of its life", () => {
    const third = Number(renewFrom(life));
    expect(third).toBe(730 * DAY - (730 * DAY) / 3);
    expect(certificateStateAt(life, at(third - 1))).toBe("valid");
    expect(certificateStateAt(life, at(third))).toBe("expiring");
  });

  it("counts in its last second, and no more when it was revoked", () => {
    expect(certificateStateAt(life, life.expiresAt)).toBe("expiring");
    expect(certificateStateAt(life, at(730 * DAY + 1))).toBe("expired");
    expect(certificateStateAt({ ...life, revokedAt: at(5) }, at(9))).toBe("revoked");
  });

  it("has a reason of RFC 5280 when it was revoked", () => {
    expect(revocationReason("key_compromise")).toBe("key_compromise");
    expect(revocationReason(null)).toBe("unspecified");
    expect(revocationReason("toString")).toBe("unspecified");
  });
});

describe("an authority", () => {
  const standing = { notBefore: at(0), notAfter: at(100 * DAY), retiredAt: null, trustedUntil: null };

  it("signs until it is retired, counts until its day, and then for nothing", () => {
    expect(authorityStateAt(standing, at(DAY))).toBe("issuing");
    const retired = { ...standing, retiredAt: at(DAY), trustedUntil: at(10 * DAY) };
    expect(authorityStateAt(retired, at(10 * DAY - 1))).toBe("retired");
    expect(authorityStateAt(retired, at(10 * DAY))).toBe("over");
    expect(authorityStateAt(standing, at(100 * DAY + 1))).toBe("over");
  });

  it("is retired once, and not backwards", () => {
    expect(() => requireRetirable(standing, at(DAY), at(DAY))).not.toThrow();
    expect(() => requireRetirable(standing, null, at(DAY))).not.toThrow();
    expect(() => requireRetirable(standing, at(DAY - 1), at(DAY))).toThrow(/trust_end_in_past/);
    expect(() => requireRetirable({ retiredAt: at(1) }, null, at(DAY))).toThrow(/authority_retired/);
  });
});

describe("a revocation list", () => {
  const list = { nextUpdate: at(7 * DAY), revocations: 3 };

  it("is made anew when something was revoked, and a day before it ends", () => {
    expect(decideListDue(null, 0, at(0))).toBe("first");
    expect(decideListDue(list, 3, at(6 * DAY - 1))).toBe("no");
    expect(decideListDue(list, 3, at(6 * DAY))).toBe("ending");
    expect(decideListDue(list, 4, at(1))).toBe("revoked");
  });
});
