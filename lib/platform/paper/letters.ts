import type { Font, Position } from "fontkit";

/** A letter of a font: its glyph, how wide that is, and how far it goes, which a mark does not. In units of the font. */
export type Letter = Readonly<{ codePoint: number; glyphId: number; width: number; advance: number }>;

/** How two letters stand beside each other: what the first goes less or more, and where the second stands. */
export type Pair = Readonly<{ kerning: number; second: Position }>;

/** Stands where a font lacks a letter. */
export const REPLACEMENT = "□";

/** One glyph for each letter, so that paper says the letters it was given. */
const FEATURES = { calt: false, ccmp: false, locl: false, liga: false, clig: false, rlig: false };
const FIGURE = /\p{Nd}/u;
const SPACE = /\p{Zs}/u;
/** What text keeps to itself: joiners, directions, soft hyphens. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const CONTROLS = /\p{Cc}/gu;
/** Far more than languages have; whoever makes up texts to have more begins anew. */
const MOST_KNOWN = 50_000;

/** The letters of a font. Laying out a pair costs a tenth of a millisecond, so it is done once for all papers. */
export class Letters {
  readonly #font: Font;
  readonly #letters = new Map<string, readonly Letter[]>();
  readonly #pairs = new Map<string, Pair | null>();

  constructor(font: Font) {
    this.#font = font;
  }

  /** A text letter by letter, composed where the font has it so, else apart; what it lacks is `REPLACEMENT`. */
  of(text: string): Letter[] {
    const seen = text.normalize("NFC").replaceAll(UNSEEN, "").replaceAll(CONTROLS, " ");
    return Array.from(seen).flatMap((character) =>
      kept(this.#letters, character, () => this.#inFont(character)),
    );
  }

  /** How two letters stand beside each other; null where they just follow. Figures do, so that columns hold. */
  pair(first: Letter, second: Letter): Pair | null {
    const text = String.fromCodePoint(first.codePoint, second.codePoint);
    return kept(this.#pairs, text, () => (FIGURE.test(text) ? null : this.#layOut(text, first)));
  }

  #inFont(character: string): Letter[] {
    const ways = [character, character.normalize("NFD"), character.replace(SPACE, " ")];
    const characters = ways.find((way) => Array.from(way).every((one) => this.#has(one)));
    return Array.from(characters ?? REPLACEMENT, (one) => this.#letter(one));
  }

  #has(character: string): boolean {
    return this.#font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  }

  #letter(character: string): Letter {
    const tnum = FIGURE.test(character);
    const { glyphs, positions } = this.#font.layout(character, { ...FEATURES, tnum });
    const [glyph, position] = [glyphs[0], positions[0]];
    if (!glyph || !position) throw new Error(`The font lays out nothing for "${character}".`);
    const codePoint = character.codePointAt(0) ?? 0;
    return { codePoint, glyphId: glyph.id, width: glyph.advanceWidth, advance: position.xAdvance };
  }

  #layOut(text: string, { advance }: Letter): Pair | null {
    const [first, second] = this.#font.layout(text, { ...FEATURES }).positions;
    if (!first || !second) return null;
    return { kerning: first.xAdvance - advance, second };
  }
}

/** What is known under a key, found out once. */
function kept<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = find();
  known.set(key, made);
  return made;
}
