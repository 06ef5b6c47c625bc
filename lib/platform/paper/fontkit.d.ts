/** The part of fontkit that paper needs; all lengths in units of the font. */
declare module "fontkit" {
  export type Glyph = Readonly<{ id: number; advanceWidth: number }>;
  export type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };
  export type Subset = Readonly<{ glyphs: number[]; encode: () => Uint8Array }>;
  export interface Font {
    layout(
      text: string,
      features: Record<string, boolean>,
    ): Readonly<{ glyphs: Glyph[]; positions: Position[] }>;
    hasGlyphForCodePoint(codePoint: number): boolean;
    createSubset(): Subset;
  }
  export function openSync(path: string): Font;
}
