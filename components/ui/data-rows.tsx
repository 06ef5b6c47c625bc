"use client";

import type { ReactNode } from "react";

export type Row = Readonly<{
  key: string;
  cells: readonly ReactNode[];
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
                {cell}
              </th>
            ) : (
              <td key={look?.key} className={look?.className}>
                {cell}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
