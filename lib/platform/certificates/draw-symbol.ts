import type { Grid } from "@/lib/platform/certificates/symbols";

type Place = Readonly<{ x: number; y: number; width: number; height: number }>;

/** Draws a symbol's bars into a place, in the present color, as one shape, so that no reader paints seams. */
export function drawSymbol(page: PDFKit.PDFDocument, symbol: Grid, place: Place): void {
  const [across, down] = [place.width / symbol.width, place.height / symbol.height];
  for (const { x, y, width, height } of symbol.bars)
    page.rect(place.x + x * across, place.y + y * down, width * across, height * down);
  page.fill();
}
