import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSerial } from "@/lib/domain/hardware/serial";
import { serialFragments } from "@/lib/domain/hardware/serial-fragments";

test("a whole serial is looked for as it is stored, however it was spelled", () => {
  for (const text of ["00-90-33-46-0a-f2", "009033460af2", "00:90:33:46:0A:F2", "0090.3346.0af2"])
    expect(serialFragments(text)).toEqual(["00-90-33-46-0A-F2"]);
});

test("every part of a serial of three digits or more is found in it", () => {
  const parts = fc.tuple(
    fc.bigInt(0n, 2n ** 48n - 1n),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 3, max: 12 }),
  );
  fc.assert(
    fc.property(parts, ([number, from, length]) => {
      const digits = number.toString(16).padStart(12, "0");
      const part = digits.slice(from, from + length);
      const found = serialFragments(part).some((fragment) => parseSerial(digits).includes(fragment));
      expect(found).toBe(true);
    }),
  );
});

test("what is no part of a serial is not looked for", () => {
  for (const text of ["", "f2", "PBX", "00-90-33-46-0a-f2-01", "Café"])
    expect(serialFragments(text)).toEqual([]);
});
