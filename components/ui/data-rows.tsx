"use client";

import type { ReactNode } from "react";

/** A cell that leads somewhere by a plain link. As an element each of them would travel as a piece of its own. */
export type LinkedText = Readonly<{ href: string; text: string }>;

export type Cell = ReactNode | LinkedText;

export type Row = Readonly<{
  key: string;
  cells: readonly Cell[];
  tone?: "changed" | "ended" | undefined;
}>;

/** A column as its cells need it. */
type CellLook = Readonly<{ key: string; className: string | undefined }>;

type Props = Readonly<{ looks: readonly CellLook[]; rows: readonly Row[]; rowHeader: number }>;

/**
 * The rows of a table. A client component only for what travels: the page then carries each cell's text once more, for
 * the browser to take over, and not an element around each.
 */
export function DataRows({ looks, rows, rowHeader }: Props) {
  return (
    <tbody>
      {rows.map(({ key, cells, tone }) => (
        <tr key={key} className={tone}>
          {cells.map((cell, index) => {
            const look = looks[index];
            return index === rowHeader ? (
              <th key={look?.key} scope="row" className={look?.className}>
                {drawn(cell)}
              </th>
            ) : (
              <td key={look?.key} className={look?.className}>
                {drawn(cell)}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

const drawn = (cell: Cell): ReactNode => (isLinkedText(cell) ? <a href={cell.href}>{cell.text}</a> : cell);

const isLinkedText = (cell: Cell): cell is LinkedText =>
  typeof cell === "object" && cell !== null && "href" in cell;
