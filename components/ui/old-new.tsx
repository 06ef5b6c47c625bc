import type { ReactNode } from "react";

/** A value, or the old one struck through beside the new one in yellow. */
export function OldNew({ before, after }: Readonly<{ before: ReactNode; after: ReactNode }>) {
  if (before === after) return after;
  return (
    <>
      <del className="font-normal whitespace-nowrap">{before}</del>{" "}
      <ins className="differs no-underline">{after}</ins>
    </>
  );
}
