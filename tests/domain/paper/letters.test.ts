import { join } from "node:path";
import fc from "fast-check";
import { openSync } from "fontkit";
import { describe, expect, it } from "vitest";
import { Letters, REPLACEMENT } from "@/lib/platform/paper/letters";

const font = openSync(
  join(process.cwd(), "node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf"),
);
const letters = new Letters(font);
const printed = (text: string) => String.fromCodePoint(...letters.of(text).map(({ codePoint }) => codePoint));

describe("the letters of a text on paper", () => {
  it.each([
    ["Łódź, Škoda, Ştefan, Ångström", "Łódź, Škoda, Ştefan, Ångström"],
    ["Ζωή Δημητρίου, Щербаков, Ђорђе, м’яч", "Ζωή Δημητρίου, Щербаков, Ђорђе, м’яч"],
    ["Mu\u0308ller", "Müller"],
    ["x\u0302", "x\u0302"],
    ["1.234,50 € − 25 × 0,60 – Größe", "1.234,50 € − 25 × 0,60 – Größe"],
    ["東京 🙂 אב", `${REPLACEMENT}${REPLACEMENT} ${REPLACEMENT} ${REPLACEMENT}${REPLACEMENT}`],
    ["soft\u00adhyphen, \u202eturned\u202c, joi\u200dned\ufe0f", "softhyphen, turned, joined"],
    ["a\tb\u0000c\u3000d", "a b c d"],
    ["\ud800", REPLACEMENT],
    ["\u200b", ""],
  ])("of «%s» are «%s»", (text, shown) => expect(printed(text)).toBe(shown));

  it("are in the font, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const all = letters.of(text);
        expect(all.every(({ glyphId }) => glyphId > 0)).toBe(true);
        expect(all.every(({ codePoint }) => font.hasGlyphForCodePoint(codePoint))).toBe(true);
      }),
    );
  });

  it("have figures of one width, wherever they stand", () => {
    const widths = letters.of("0123456789").map(({ width, advance }) => [width, advance]);
    expect(new Set(widths.flat()).size).toBe(1);
    const [one, point, seven, t] = letters.of("1.7T");
    if (!one || !point || !seven || !t) throw new Error("no letters");
    for (const pair of [letters.pair(one, point), letters.pair(point, seven), letters.pair(seven, t)])
      expect(pair).toBeNull();
  });

  it("stand closer where they leave room for each other", () => {
    const [a, v] = letters.of("AV");
    if (!a || !v) throw new Error("no letters");
    expect(letters.pair(a, v)?.kerning).toBeLessThan(0);
  });
});
