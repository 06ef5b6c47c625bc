import { join } from "node:path";
import { openPaperFont } from "@/lib/platform/paper/paper-font";

/** All lengths in points: A4 is 595 × 842. */
export const INK = "#1b1c1e";
export const MUTED = "#5d6066";
export const ACCENT = "#0f5c4a";
const HAIRLINE = "#d3d2cd";

export type Weight = "regular" | "strong";

const FILES: Readonly<Record<Weight, string>> = {
  regular: "400Regular/Inter_400Regular.ttf",
  strong: "600SemiBold/Inter_600SemiBold.ttf",
};
// The packer shall not look for what is read while the portal runs.
const FOLDER = join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@expo-google-fonts/inter");
const opened = new Map<Weight, Uint8Array>();

/** The product's font, read once in a process, because that takes a tenth of a second. */
export function paperFont(weight: Weight): Uint8Array {
  const font = opened.get(weight) ?? openPaperFont(join(FOLDER, FILES[weight]));
  opened.set(weight, font);
  return font;
}

export type Ink = Readonly<{ size: number; weight?: Weight; color?: string }>;

/** Writes with this from here on. */
export const write = (
  page: PDFKit.PDFDocument,
  { size, weight = "regular", color = INK }: Ink,
): PDFKit.PDFDocument => page.font(weight).fontSize(size).fillColor(color);

/** A hairline across a column, at the present height unless another one is named. */
export function drawLine(
  page: PDFKit.PDFDocument,
  { left, width, y = page.y }: Readonly<{ left: number; width: number; y?: number }>,
): void {
  page
    .moveTo(left, y)
    .lineTo(left + width, y)
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .stroke();
}
