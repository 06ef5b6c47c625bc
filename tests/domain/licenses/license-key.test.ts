import { describe, expect, it } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import {
  formatLicenseKey,
  isMovable,
  LICENSE_KEY_STATES,
  requireActive,
  requireOtherDevice,
} from "@/lib/domain/licenses/license-key";
import { decideFit, deviceKindOf, requireFit } from "@/lib/domain/licenses/license-key-fit";

const software = { number: "02-00039-002", name: "PBX-Port14", kind: "software" };
const hardware = { number: "01-00500-061", name: "Relay-BRI", kind: "hardware" };

describe("the content of a license key", () => {
  it("is four groups of four hex digits, as it always was", () => {
    const bytes = Uint8Array.from([0x9e, 0x2d, 0x79, 0x85, 0x3e, 0x84, 0x10, 0x05]);
    expect(formatLicenseKey(bytes)).toBe("9e2d-7985-3e84-1005");
  });

  it("is made of exactly 64 bits", () => {
    expect(() => formatLicenseKey(new Uint8Array(7))).toThrow(RangeError);
  });
});

describe("what may happen to a license key", () => {
  const key = { keyContent: "9e2d-7985-3e84-1005", kind: "software", article: software } as const;

  it.each(LICENSE_KEY_STATES)("a key that is %s", (state) => {
    const require = () => requireActive({ ...key, state });
    if (state === "active") expect(require).not.toThrow();
    else expect(require).toThrow(expect.objectContaining({ code: "license_key_ended" }));
  });

  it("software moves; hardware stays, pre-assigned or from a balance", () => {
    expect(isMovable({ kind: "software", article: software })).toBe(true);
    expect(isMovable({ kind: "hardware", article: hardware })).toBe(false);
    expect(isMovable({ kind: "software", article: hardware })).toBe(false);
    expect(isMovable({ kind: "software", article: { ...software, number: "01-00500-001" } })).toBe(false);
  });

  it("nothing moves to where it is", () => {
    const serial = parseSerial("009033460af2");
    expect(() => requireOtherDevice(serial, serial)).toThrow(
      expect.objectContaining({ code: "serial_same" }),
    );
    expect(() => requireOtherDevice(serial, parseSerial("009033460af3"))).not.toThrow();
  });
});

describe("the devices an article fits", () => {
  it.each([
    ["00-90-33-46-0A-F2", "appliance"],
    ["00-0C-29-46-0A-F2", "virtual"],
    ["52-54-00-46-0A-F2", "virtual"],
    ["06-00-00-46-0A-F2", "virtual"],
    ["1A-00-00-46-0A-F2", "virtual"],
    ["FE-00-00-46-0A-F2", "virtual"],
    ["0C-00-00-46-0A-F2", "foreign"],
    ["00-04-13-46-0A-F2", "foreign"],
  ])("%s is %s", (serial, kind) => expect(deviceKindOf(parseSerial(serial))).toBe(kind));

  it.each([
    ["software for any device", { ...software, perDevice: false }, ["appliance", "virtual", "foreign"]],
    ["software for a device", { ...software, perDevice: true }, ["appliance", "virtual"]],
    ["a hardware license", { ...hardware, perDevice: true }, ["appliance"]],
  ])("%s", (_name, article, fitting) => {
    const serials = {
      appliance: "00-90-33-00-00-01",
      virtual: "00-50-56-00-00-01",
      foreign: "00-04-13-00-00-01",
    };
    for (const [kind, text] of Object.entries(serials)) {
      const serial = parseSerial(text);
      const fits = fitting.includes(kind);
      expect(decideFit(article, serial)).toBe(fits ? "fits" : "does_not_fit");
      const require = () => requireFit(article, serial);
      if (fits) expect(require).not.toThrow();
      else expect(require).toThrow(expect.objectContaining({ code: "article_does_not_fit" }));
    }
  });
});
