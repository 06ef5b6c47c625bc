import type { ReactNode } from "react";

/** A cell that leads somewhere by a plain link. As an element each of them would travel as a piece of its own. */
export type LinkedText = Readonly<{ href: string; text: string }>;

export type Cell = ReactNode | LinkedText;

export type Row = Readonly<{
  key: string;
  cells: readonly Cell[];
  tone?: "changed" | "ended" | undefined;
}>;

const BETWEEN_CELLS = "\t";
const BEFORE_HREF = "\n";
const SEPARATOR = /[\t\n]/;

export const isLinkedText = (cell: Cell): cell is LinkedText =>
  typeof cell === "object" && cell !== null && "href" in cell;

/**
 * A row of texts as a single text: on its way to the browser each value of a page costs as much as a long one, and
 * most tables are nothing but texts. A row with anything else in it, or with a separator in a text, stays as it is.
 */
export function packRow(row: Row): Row | string {
  const texts = row.cells.map(textOf);
  if (SEPARATOR.test(row.key) || texts.includes(null)) return row;
  return [row.key, row.tone ?? "", ...texts].join(BETWEEN_CELLS);
}

/** The row that was packed, and any other as it is. */
export function unpackRow(packed: Row | string): Row {
  if (typeof packed !== "string") return packed;
  const [key = "", tone, ...cells] = packed.split(BETWEEN_CELLS);
  return { key, cells: cells.map(cellOf), tone: tone === "changed" || tone === "ended" ? tone : undefined };
}

/** A cell as a piece of a row's text; null where it cannot be one. */
function textOf(cell: Cell): string | null {
  if (!isLinkedText(cell)) return pieceOf(cell);
  const { text, href } = cell;
  return SEPARATOR.test(text + href) ? null : `${text}${BEFORE_HREF}${href}`;
}

function pieceOf(cell: ReactNode): string | null {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  return typeof cell === "string" && !SEPARATOR.test(cell) ? cell : null;
}

function cellOf(piece: string): Cell {
  const [text = "", href] = piece.split(BEFORE_HREF, 2);
  return href === undefined ? text : { text, href };
}
