"use client";

import type { ReactNode } from "react";
import { BreakableName } from "@/components/ui/breakable-name";
import { type Cell, isLinkedText, type Row, unpackRow } from "@/components/ui/packed-rows";

/** A column as its cells need it. */
type CellLook = Readonly<{ key: string; className: string | undefined }>;

type Props = Readonly<{ looks: readonly CellLook[]; rows: readonly (Row | string)[]; rowHeader: number }>;

/**
 * The rows of a table. A client component only for what travels: the page then carries each row's text once more, for
 * the browser to take over, and not an element around each cell.
 */
export function DataRows({ looks, rows, rowHeader }: Props) {
  return (
    <tbody>
      {rows.map(unpackRow).map(({ key, cells, tone }) => (
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

/** A value that is not there is a dash; `false` leaves a cell blank, where nothing can be done or nothing belongs. */
function drawn(cell: Cell): ReactNode {
  if (isLinkedText(cell)) {
    return (
      <a href={cell.href}>
        <BreakableName name={cell.text} />
      </a>
    );
  }
  return cell === "" || cell === null || cell === undefined ? "–" : cell;
}
