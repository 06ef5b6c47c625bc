import bwip from "bwip-js/node";

/** A symbol as rectangles on a grid of modules: x, y, width and height in modules. */
export type Grid = Readonly<{ width: number; height: number; bars: readonly Bar[] }>;
type Bar = Readonly<{ x: number; y: number; width: number; height: number }>;

type RawLine = Readonly<{ sbs: readonly number[] }>;
type RawMatrix = Readonly<{ pixs: readonly number[]; pixx: number; pixy: number }>;

/** A text as Code 128: bars of equal height, one module high. */
export function code128(text: string): Grid {
  const [{ sbs }] = bwip.raw("code128", text, "") as unknown as [RawLine];
  const bars: Bar[] = [];
  let x = 0;
  sbs.forEach((width, index) => {
    if (index % 2 === 0) bars.push({ x, y: 0, width, height: 1 });
    x += width;
  });
  return { width: x, height: 1, bars };
}

/** A text as QR code, readable with up to 15 % of it damaged (level M). */
export function qrCode(text: string): Grid {
  const [{ pixs, pixx, pixy }] = bwip.raw("qrcode", text, "eclevel=M") as unknown as [RawMatrix];
  const bars = pixs.flatMap((dark, index) =>
    dark === 1 ? [{ x: index % pixx, y: Math.floor(index / pixx), width: 1, height: 1 }] : [],
  );
  return { width: pixx, height: pixy, bars };
}
