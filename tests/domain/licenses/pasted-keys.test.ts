import fc from "fast-check";
import { expect, test } from "vitest";
import { ACTIVATION_KEY_BYTES, formatActivationKey } from "@/lib/domain/licenses/activation-key";
import { findPastedKeys, MOST_PASTED_KEYS } from "@/lib/domain/licenses/pasted-keys";

const keyOf = (byte: number) => formatActivationKey(new Uint8Array(ACTIVATION_KEY_BYTES).fill(byte));
const [ONE, TWO] = [keyOf(1), keyOf(2)];
const found = (text: string) =>
  findPastedKeys(text).map((pasted) => (pasted.key ? pasted.key.canonical : pasted.details.reason));

test("one line is one key, whatever its spelling", () => {
  expect(found(ONE)).toEqual([ONE]);
  expect(found(` ${ONE.toLowerCase().replaceAll("-", " ")} \n`)).toEqual([ONE]);
  expect(found(ONE.slice("ACT-1-".length).toUpperCase())).toEqual([ONE]);
});

test("many lines are many keys, each told once", () => {
  expect(found(`${ONE}\r\n\r\n${TWO}\n${ONE}`)).toEqual([ONE, TWO]);
});

test("a line that is no key says what is wrong with it, and does not stop the others", () => {
  expect(found(`${ONE.slice(0, -2)}\n${TWO}`)).toEqual(["length", TWO]);
  expect(found("hello")).toEqual(["character"]);
  const wrong = ONE.endsWith("0") ? `${ONE.slice(0, -1)}1` : `${ONE.slice(0, -1)}0`;
  expect(found(`${TWO}\n${wrong}`)).toEqual([TWO, "check"]);
  expect(found("")).toEqual([]);
});

test("every key is found in the text of a certificate, and nothing else", () => {
  const certificate = `Certificate 2026-11-22\nOrder 4711-abcd\nActivation key: ${ONE}. Content: 12 x PBX\nPage 1 of 2\n${TWO}\nThank you, Dr. Face`;
  expect(found(certificate)).toEqual([ONE, TWO]);
});

test("a key that was broken over two lines, or whose dashes became others, is one key", () => {
  expect(found(`Key: ${ONE.slice(0, 20)}\n  ${ONE.slice(20)}\nvalid`)).toEqual([ONE]);
  expect(found(`Key ${ONE.replaceAll("-", " – ")} ok`)).toEqual([ONE]);
});

test("a line of bare digits counts among marked keys too", () => {
  expect(found(`${ONE}\n${TWO.slice("ACT-1-".length)}`)).toEqual([ONE, TWO]);
});

test("a text without end is read to a limit", () => {
  const many = Array.from({ length: 300 }, (_, at) =>
    formatActivationKey(
      new Uint8Array(ACTIVATION_KEY_BYTES).map((_byte, index) => (index === 0 ? at % 256 : at >> 8)),
    ),
  );
  expect(found(many.join("\n"))).toHaveLength(MOST_PASTED_KEYS);
});

test("keys between any words are found again", () => {
  const bytes = fc.uint8Array({ minLength: ACTIVATION_KEY_BYTES, maxLength: ACTIVATION_KEY_BYTES });
  const words = fc.stringMatching(/^[G-Zg-z ,;]{0,30}$/);
  fc.assert(
    fc.property(fc.array(fc.tuple(words, bytes), { minLength: 1, maxLength: 8 }), (parts) => {
      const keys = parts.map(([, part]) => formatActivationKey(part));
      const text = parts.map(([word], at) => `${word} ${keys[at]} ${word}`).join("\n");
      expect(found(text)).toEqual([...new Set(keys)]);
    }),
  );
});
