import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactSerial, formatSerial, parseSerial } from "@/lib/domain/hardware/serial";

describe("a serial", () => {
  it.each([
    "00-90-33-46-0A-F2",
    "00-90-33-46-0a-f2",
    "009033460af2",
    "009033460AF2",
    "00:90:33:46:0a:f2",
    "00.90.33.46.0a.f2",
    "0090.3346.0af2",
    "00 90 33 46 0A F2",
    "  00-90-33-46-0A-F2\n",
  ])("is understood as «%s»", (text) => expect(parseSerial(text)).toBe("00-90-33-46-0A-F2"));

  it.each([
    "",
    "00-90-33-46-0A",
    "00-90-33-46-0A-F2-00",
    "00-90-33-46-0A-FG",
    "00-90:33-46-0A-F2",
    "0-09-03-34-60-AF2",
    "00--90-33-46-0A-F2",
    "009033460af",
    "0x009033460af2",
  ])("refuses «%s»", (text) => expect(() => parseSerial(text)).toThrow("serial_malformed"));

  it("reading is the inverse of writing, on the label and bare", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 12, maxLength: 12 }),
        (digits) => {
          const serial = parseSerial(digits);
          expect(formatSerial(serial)).toMatch(/^[0-9A-F]{2}(-[0-9A-F]{2}){5}$/);
          expect(parseSerial(formatSerial(serial))).toBe(serial);
          expect(compactSerial(serial)).toBe(digits);
        },
      ),
    );
  });
});
