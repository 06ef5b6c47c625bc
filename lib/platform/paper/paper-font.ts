import { type Font, openSync, type Position, type Subset } from "fontkit";
import { type Letter, Letters } from "@/lib/platform/paper/letters";

/** A line of letters as pdfkit takes it. It scales the positions in place, so they are made anew for each line. */
type Line = Readonly<{
  glyphs: readonly Readonly<{ id: number; advanceWidth: number; codePoints: readonly number[] }>[];
  positions: Position[];
  advanceWidth: number;
}>;

/**
 * A font file as pdfkit takes it. Two letters that look alike share a glyph in the file, and text read from the paper
 * would say the first of them for both: here each letter has a glyph of its own, with itself as its text. The file is
 * read once; what each paper uses of it is cut out at its end.
 */
export function openPaperFont(path: string): Uint8Array {
  const font = openSync(path);
  const letters = new Letters(font);
  const paperFont = Object.create(font, {
    layout: { value: (text: string) => lineOf(letters.of(text), letters) },
    createSubset: { value: () => subsetOf(font, letters) },
  });
  // pdfkit takes an opened font, which its types do not say.
  return paperFont as Uint8Array;
}

function lineOf(line: readonly Letter[], letters: Letters): Line {
  const positions: Position[] = line.map(({ advance }) => ({
    xAdvance: advance,
    yAdvance: 0,
    xOffset: 0,
    yOffset: 0,
  }));
  for (let index = 1; index < line.length; index += 1) stand(index, { line, positions, letters });
  return {
    glyphs: line.map(({ codePoint, width }) => ({
      id: codePoint,
      advanceWidth: width,
      codePoints: [codePoint],
    })),
    positions,
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}

type Standing = Readonly<{ line: readonly Letter[]; positions: Position[]; letters: Letters }>;

/** Moves a letter to where it stands beside the one before it. */
function stand(index: number, { line, positions, letters }: Standing): void {
  const [first, second, before] = [line[index - 1], line[index], positions[index - 1]];
  if (!first || !second || !before) return;
  const pair = letters.pair(first, second);
  if (pair === null) return;
  before.xAdvance += pair.kerning;
  positions[index] = { ...pair.second };
}

/** The letters a paper uses, numbered as they come; encoded with the parts of which composed ones are made. */
function subsetOf(font: Font, letters: Letters) {
  const subset: Subset = font.createSubset();
  const places = new Map<number, number>();
  return {
    includeGlyph(codePoint: number): number {
      const known = places.get(codePoint);
      if (known !== undefined) return known;
      const [letter] = letters.of(String.fromCodePoint(codePoint));
      const place = subset.glyphs.push(letter?.glyphId ?? 0) - 1;
      places.set(codePoint, place);
      return place;
    },
    encode: () => subset.encode(),
  };
}
