import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { DataRows } from "@/components/ui/data-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { packRow, type Row } from "@/components/ui/packed-rows";
import { SortLink, type Sorting } from "@/components/ui/sort-link";

export type { LinkedText, Row } from "@/components/ui/packed-rows";

export type Column = Readonly<{
  key: string;
  label: string;
  /** Numbers stand at the end, digit below digit. */
  numeric?: boolean;
  /** Left out on a phone. */
  wide?: boolean;
  /** Times and keys do not break. */
  nowrap?: boolean;
  sortable?: boolean;
  /** Explains the rest of the row, and steps back behind it. */
  quiet?: boolean;
}>;

type Props = Readonly<{
  /** Says what the table holds, to those who hear it. */
  caption: string;
  columns: readonly Column[];
  rows: readonly Row[];
  /** The column that names its row; -1 for none. */
  rowHeader?: number;
  sorting?: Sorting;
  empty: ReactNode;
  footer?: readonly ReactNode[];
}>;

/** A table as plain markup, drawn on the server, with no class names in its cells beyond what aligns them. */
export function DataTable({ caption, columns, rows, rowHeader = 0, sorting, empty, footer }: Props) {
  if (rows.length === 0) return <EmptyState>{empty}</EmptyState>;
  const classes = columns.map(classOf);
  const looks = columns.map(({ key }, index) => ({ key, className: classes[index] }));
  return (
    // The region scrolls sideways on narrow screens, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto -outline-offset-2">
      <table className={classNames("rows", rowHeader >= 0 && "rows--links")}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <HeaderCell key={column.key} column={column} className={classes[index]} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <DataRows looks={looks} rows={rows.map(packRow)} rowHeader={rowHeader} />
        {footer && <FooterRow cells={footer} columns={columns} classes={classes} />}
      </table>
    </section>
  );
}

type HeaderProps = Readonly<{ column: Column; className: string | undefined; sorting: Sorting | undefined }>;

function HeaderCell({ column, className, sorting }: HeaderProps) {
  if (!column.sortable || !sorting) {
    return (
      <th scope="col" className={className}>
        {column.label}
      </th>
    );
  }
  const direction = sorting.descending ? "descending" : "ascending";
  return (
    <th scope="col" className={className} aria-sort={sorting.by === column.key ? direction : undefined}>
      <SortLink by={column.key} label={column.label} sorting={sorting} />
    </th>
  );
}

type FooterProps = Readonly<{
  cells: readonly ReactNode[];
  columns: readonly Column[];
  classes: readonly (string | undefined)[];
}>;

function FooterRow({ cells, columns, classes }: FooterProps) {
  return (
    <tfoot>
      <tr>
        {cells.map((cell, index) => (
          <td key={columns[index]?.key} className={classes[index]}>
            {cell}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

function classOf({ numeric, wide, nowrap, quiet }: Column): string | undefined {
  return classNames(numeric && "n", nowrap && "t", quiet && "d", wide && "wide") || undefined;
}
