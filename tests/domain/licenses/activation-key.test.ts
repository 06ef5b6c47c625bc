import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACTIVATION_KEY_BYTES,
  formatActivationKey,
  parseActivationKey,
} from "@/lib/domain/licenses/activation-key";
import { isRefusal } from "@/lib/domain/refusal";

const HEX = "0123456789abcdef";
const anyBytes = fc.uint8Array({ minLength: ACTIVATION_KEY_BYTES, maxLength: ACTIVATION_KEY_BYTES });
const digitsOf = (key: string) => key.slice("ACT-1-".length).replaceAll("-", "");
const keyOf = (digits: string) => `ACT-1-${(digits.match(/.{1,4}/g) ?? []).join("-")}`;
const example = formatActivationKey(
  Uint8Array.of(0x5d, 0x57, 0xb1, 0x1c, 0xb7, 0x58, 0x8a, 0xc7, 0x00, 0xff),
);

const faultOf = (text: string) => {
  try {
    return parseActivationKey(text).canonical;
  } catch (error) {
    return isRefusal(error) ? `${error.code} ${error.details["reason"]}` : error;
  }
};

/** The digits with some of them changed by a difference, the rest as they were. */
const xor = (digits: string, difference: Readonly<Record<number, number>>) =>
  [...digits]
    .map((digit, place) => (Number.parseInt(digit, 16) ^ (difference[place] ?? 0)).toString(16))
    .join("");

function* wrongDigits(digits: string) {
  for (const [place, digit] of [...digits].entries()) {
    for (const wrong of HEX.replace(digit, ""))
      yield digits.slice(0, place) + wrong + digits.slice(place + 1);
  }
}

function* swappedDigits(digits: string) {
  for (let left = 0; left < digits.length; left++) {
    for (let right = left + 1; right < digits.length; right++) {
      const places = [...digits];
      [places[left], places[right]] = [places[right]!, places[left]!];
      if (places[left] !== places[right]) yield places.join("");
    }
  }
}

describe("an activation key", () => {
  it("is written in six groups of four after ACT-1, the last being the check", () => {
    expect(example).toMatch(/^ACT-1(-[0-9a-f]{4}){6}$/);
    // The check of these ten bytes is computed by another implementation (Python's binascii.crc_hqx).
    expect(formatActivationKey(new TextEncoder().encode("0123456789"))).toBe(
      "ACT-1-3031-3233-3435-3637-3839-7d61",
    );
  });

  it("is understood as it was written, and shown later by its last group", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const key = formatActivationKey(bytes);
        expect(parseActivationKey(key)).toEqual({ canonical: key, lastGroup: key.slice(-4) });
      }),
    );
  });

  it("is made of ten bytes and not of fewer", () =>
    expect(() => formatActivationKey(new Uint8Array(9))).toThrow(RangeError));

  it.each([
    ["in upper case", example.toUpperCase()],
    ["in lower case", example.toLowerCase()],
    ["with spaces around it", `  \t${example}\r\n`],
    ["with spaces for dashes", example.replaceAll("-", " ")],
    ["without dashes", example.replaceAll("-", "")],
    ["with long dashes", example.replaceAll("-", "–")],
    ["with dashes that do not break", example.replaceAll("-", "\u2011")],
    ["broken over two lines", example.replace(/^(.{20})/, "$1\n  ")],
    ["with invisible characters", `\uFEFF${example.replaceAll("-", "\u200B-\u00AD")}`],
    ["without its prefix", example.replace("ACT-1-", "")],
    ["with ACT alone", example.replace("ACT-1-", "ACT ")],
    ["with its prefix written together", example.replace("ACT-1-", "act1")],
    ["with its prefix twice", `ACT-1-${example}`],
    ["with its prefix twice, once cut short", `ACT-${example}`],
  ])("is understood %s", (_, text) => expect(faultOf(text)).toBe(example));

  it.each([
    ["nothing", "", "empty"],
    ["dashes alone", " - - ", "empty"],
    ["the prefix alone", "ACT-1-", "length"],
    ["a digit too few", example.slice(0, -1), "length"],
    ["a digit too many", `${example}0`, "length"],
    ["two keys", `${example} ${example.slice(6)}`, "length"],
    ["the letter O for a zero", example.replace("00", "0O"), "character"],
    ["another product's key", "XYZ-1-5d57-b11c-b758-8ac7-00ff-0000", "character"],
    ["a wrong check", keyOf(`${digitsOf(example).slice(0, 20)}0000`), "check"],
  ])("%s is malformed", (_, text, reason) =>
    expect(faultOf(text)).toBe(`activation_key_malformed ${reason}`),
  );

  it("says which character does not belong, and how many digits there are", () => {
    expect(() => parseActivationKey(example.replace("00", "0O"))).toThrow('"character":"o"');
    expect(() => parseActivationKey(example.slice(0, -1))).toThrow('"digits":23');
  });
});

describe("the check of an activation key", () => {
  it("notices every single wrong digit", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const wrong = [...wrongDigits(digitsOf(formatActivationKey(bytes)))];
        expect(wrong).toHaveLength(24 * 15);
        for (const digits of wrong) expect(faultOf(keyOf(digits))).toBe("activation_key_malformed check");
      }),
      { numRuns: 20 },
    );
  });

  it("notices any two different digits that changed places, near or far", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        for (const digits of swappedDigits(digitsOf(formatActivationKey(bytes)))) {
          expect(faultOf(keyOf(digits))).toBe("activation_key_malformed check");
        }
      }),
      { numRuns: 20 },
    );
  });

  it("notices every error of these kinds in every key, because the check is linear", () => {
    // A difference of two keys passes the check exactly when, on its own, it is a difference of two right keys. So
    // the differences decide for all keys at once: one digit, or one and the same digit in two places.
    const zero = digitsOf(formatActivationKey(new Uint8Array(ACTIVATION_KEY_BYTES)));
    for (let one = 0; one < 24; one++) {
      for (let other = one; other < 24; other++) {
        for (let difference = 1; difference < 16; difference++) {
          const digits = xor(zero, { [one]: difference, [other]: difference });
          expect(faultOf(keyOf(digits))).toBe("activation_key_malformed check");
        }
      }
    }
  });
});
