import { LEFT, makeRoom, type Sheets, WIDTH } from "@/lib/platform/paper/frame";
import { drawLine, INK, MUTED, write } from "@/lib/platform/paper/look";

/** The title of a paper; a long one wraps. */
export function drawTitle({ page, title }: Sheets): void {
  write(page, { size: 20, weight: "strong" }).text(title, LEFT, page.y, { width: WIDTH });
  page.y += 10;
}

export type Fact = readonly [label: string, value: string];
type Facts = Readonly<{ labels: number; size?: number; gap?: number; isRuled?: boolean }>;

/** Facts below each other, each beside its name; a value wraps, and what has no room goes to the next page whole. */
export function drawFacts(sheets: Sheets, facts: readonly Fact[], look: Facts): void {
  const { page } = sheets;
  const { labels, size = 9.5, gap = 4, isRuled = false } = look;
  for (const [label, value] of facts) {
    write(page, { size });
    const lines = { width: WIDTH - labels, lineGap: size / 8 };
    makeRoom(sheets, page.heightOfString(value, lines) + 2 * gap);
    write(page, { size });
    if (isRuled && label !== "") drawLine(page, { left: LEFT, width: WIDTH });
    const top = page.y + (isRuled ? gap : 0);
    page.fillColor(MUTED).text(label, LEFT, top, { width: labels - 12 });
    const below = page.y;
    page.fillColor(INK).text(value, LEFT + labels, top, lines);
    page.y = Math.max(page.y, below) + gap;
  }
}

type Text = Readonly<{ size: number; gap: number; weight?: "regular" | "strong"; color?: string }>;

/** A paragraph across the page, or across the next one where it does not fit. */
export function drawParagraph(sheets: Sheets, text: string, { gap, ...ink }: Text): void {
  const { page } = sheets;
  const lines = { width: WIDTH, lineGap: ink.size / 4 };
  write(page, ink);
  makeRoom(sheets, page.heightOfString(text, lines));
  write(page, ink).text(text, LEFT, page.y, lines);
  page.y += gap;
}
