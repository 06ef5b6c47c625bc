import { describe, expect, it } from "vitest";
import {
  type DeviceToken,
  forgetTokenAt,
  requireAudience,
  requireInTime,
  requireShortLife,
} from "@/lib/domain/devices/device-token";
import { instant } from "@/lib/domain/instant";
import { NOW, SERIAL } from "@/tests/support/device-tokens";

function token(changes: Partial<Record<"issuedAt" | "notBefore" | "expiresAt", bigint>> = {}): DeviceToken {
  const at = { issuedAt: 0n, notBefore: changes.issuedAt ?? 0n, expiresAt: 60n, ...changes };
  return {
    serial: SERIAL,
    audiences: ["https://portal.example"],
    jti: "1",
    issuedAt: instant(NOW + at.issuedAt),
    notBefore: instant(NOW + at.notBefore),
    expiresAt: instant(NOW + at.expiresAt),
    boot: null,
  };
}

describe("a device token's time", () => {
  it("is right when the clocks agree", () => expect(() => requireInTime(token(), NOW)).not.toThrow());

  it.each([
    ["made two minutes ahead", token({ issuedAt: 120n, expiresAt: 180n }), true],
    ["made a second more ahead", token({ issuedAt: 121n, expiresAt: 181n }), false],
    ["valid only from two minutes ahead", token({ notBefore: 120n }), true],
    ["valid only from a second more ahead", token({ notBefore: 121n }), false],
    ["over for a second less than two minutes", token({ issuedAt: -179n, expiresAt: -119n }), true],
    ["over for two minutes", token({ issuedAt: -180n, expiresAt: -120n }), false],
  ])("%s", (_, made, isGranted) => {
    const call = expect(() => requireInTime(made, NOW));
    if (isGranted) call.not.toThrow();
    else call.toThrow(expect.objectContaining({ code: "clock_skew" }));
  });

  it("tells the device how far its clock is off", () => {
    expect(() => requireInTime(token({ issuedAt: -900n, expiresAt: -840n }), NOW)).toThrow(
      expect.objectContaining({ details: { skewSeconds: -900 } }),
    );
  });

  it("is remembered until its time refuses it", () => {
    const call = token();
    expect(() => requireInTime(call, instant(forgetTokenAt(call) - 1n))).not.toThrow();
    expect(() => requireInTime(call, forgetTokenAt(call))).toThrow();
  });
});

describe("a device token's life", () => {
  it.each([
    ["five minutes", 300n, true],
    ["a second more", 301n, false],
    ["nothing", 0n, false],
    ["less than nothing", -1n, false],
  ])("of %s", (_, expiresAt, isGranted) => {
    const call = expect(() => requireShortLife(token({ expiresAt })));
    if (isGranted) call.not.toThrow();
    else call.toThrow(expect.objectContaining({ code: "device_token_invalid" }));
  });
});

const meant = (audiences: string[], portalUrl: string) => () =>
  requireAudience({ ...token(), audiences }, portalUrl);

describe("a device token's audience", () => {
  it.each([
    ["https://portal.example/", "https://portal.example"],
    ["https://Portal.Example:443", "https://portal.example"],
    ["http://127.0.0.1:3000", "http://localhost:3000"],
    ["http://[::1]:3000/", "http://localhost:3000"],
    ["http://localhost:80", "http://localhost"],
    ["https://portal.example/licenses/", "https://portal.example/licenses"],
  ])("%s means %s", (audience, portalUrl) => expect(meant([audience], portalUrl)).not.toThrow());

  it.each([
    ["https://portal.example.evil.test", "https://portal.example"],
    ["http://portal.example", "https://portal.example"],
    ["https://portal.example:8443", "https://portal.example"],
    ["http://localhost:3001", "http://localhost:3000"],
    ["http://localhost.evil.test:3000", "http://localhost:3000"],
    ["https://portal.example/Licenses", "https://portal.example/licenses"],
    ["portal.example", "https://portal.example"],
    ["", "https://portal.example"],
  ])("%s does not mean %s", (audience, portalUrl) => expect(meant([audience], portalUrl)).toThrow());

  it("may stand among others, and must stand there", () => {
    expect(meant(["https://a.test", "https://portal.example"], "https://portal.example")).not.toThrow();
    expect(meant([], "https://portal.example")).toThrow();
  });
});
