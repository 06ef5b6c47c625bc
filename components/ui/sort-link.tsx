import Link from "next/link";

export type Sorting = Readonly<{
  by: string;
  descending: boolean;
  /** The address of the same page in another order. */
  href: (by: string, descending: boolean) => string;
}>;

type Props = Readonly<{ by: string; label: string; sorting: Sorting }>;

/** A column's name that sorts by it, and turns the order round when it is already sorted by it. */
export function SortLink({ by, label, sorting }: Props) {
  const current = sorting.by === by;
  return (
    <Link href={sorting.href(by, current && !sorting.descending)} prefetch={false} scroll={false}>
      {label}
      {current && <span aria-hidden="true">{sorting.descending ? "↓" : "↑"}</span>}
    </Link>
  );
}
