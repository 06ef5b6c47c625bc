import { generateKeyPairSync, sign, verify } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { derOfP256 } from "@/lib/platform/signing/ecdsa-signature";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });

test("a token's signature verifies in the other form, and a changed one does not", () => {
  for (let count = 0; count < 600; count += 1) {
    const text = Buffer.from(`call ${count}`);
    const signature = sign("sha256", text, { key: privateKey, dsaEncoding: "ieee-p1363" });
    expect(verify("sha256", text, publicKey, derOfP256(signature)!)).toBe(true);
    signature[count % 64]! ^= 1;
    expect(verify("sha256", text, publicKey, derOfP256(signature)!)).toBe(false);
  }
});

/** The two numbers of a sequence of integers, each as short as it can be written (X.690, 8.3.2). */
function numbersOf(der: Buffer): bigint[] {
  const [sequence, length, ...body] = der;
  expect([sequence, length]).toEqual([0x30, body.length]);
  const numbers: bigint[] = [];
  for (let at = 0; at < body.length; at += 2 + body[at + 1]!) {
    const digits = body.slice(at + 2, at + 2 + body[at + 1]!);
    expect([body[at], digits[0]! < 0x80]).toEqual([0x02, true]);
    expect(digits.length === 1 || digits[0] !== 0 || digits[1]! >= 0x80).toBe(true);
    numbers.push(BigInt(`0x${Buffer.from(digits).toString("hex")}`));
  }
  return numbers;
}

test("both numbers are kept, whatever they begin with", () => {
  const number = fc.oneof(
    fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
    fc.bigInt({ min: 0n, max: 2n ** 16n }),
    fc.constantFrom(0n, 1n, 127n, 128n, 255n, 256n, 2n ** 255n, 2n ** 255n - 1n, 2n ** 256n - 1n),
  );
  fc.assert(
    fc.property(number, number, (r, s) => {
      const bytes = [r, s].map((one) => one.toString(16).padStart(64, "0")).join("");
      expect(numbersOf(derOfP256(Buffer.from(bytes, "hex"))!)).toEqual([r, s]);
    }),
  );
});

test.each([0, 1, 63, 65, 72, 128])("%i bytes are no such signature", (length) =>
  expect(derOfP256(Buffer.alloc(length, 1))).toBeNull(),
);
