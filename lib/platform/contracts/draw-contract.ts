import type { Locale } from "@/lib/domain/display/locale";
import { drawFacts, drawParagraph, drawTitle } from "@/lib/platform/paper/blocks";
import { drawFeet, type Frame, LEFT, makeRoom, newPage, WIDTH } from "@/lib/platform/paper/frame";
import { drawLine, MUTED } from "@/lib/platform/paper/look";
import { openPaper } from "@/lib/platform/paper/open-paper";

/** A contract as paper: facts by name, what was agreed word by word, and how to recognize that it is unchanged. */
export type ContractPaper = Readonly<{
  locale: Locale;
  product: string;
  title: string;
  facts: readonly (readonly [label: string, value: string])[];
  termsTitle: string;
  paragraphs: readonly string[];
  fingerprint: string;
  foot: string;
  pageOf: (page: number, pages: number) => string;
}>;

/** Draws a contract as PDF, A4, as many pages as it needs. */
export async function drawContract(paper: ContractPaper): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, product, title, foot, pageOf } = paper;
  const { page, bytes } = openPaper({ locale, title, product });
  const frame: Frame = { page, from: product, title, foot, pageOf };
  newPage(frame);
  drawTitle(frame);
  drawFacts(frame, paper.facts, { labels: 150, gap: 5, isRuled: true });
  drawLine(page, { left: LEFT, width: WIDTH });
  page.y += 18;
  drawTerms(frame, paper);
  drawFeet(frame);
  page.end();
  return bytes;
}

function drawTerms(frame: Frame, { termsTitle, paragraphs, fingerprint }: ContractPaper): void {
  makeRoom(frame, 60);
  drawParagraph(frame, termsTitle, { size: 12, weight: "strong", gap: 4 });
  for (const text of paragraphs) drawParagraph(frame, text, { size: 9.5, gap: 5 });
  frame.page.y += 8;
  drawParagraph(frame, fingerprint, { size: 8, color: MUTED, gap: 0 });
}
