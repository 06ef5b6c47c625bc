import { Fragment, type ReactNode } from "react";

/** Behind a dot that a letter follows, as in a domain: a date or an amount has none. */
const BREAKS = /(?<=\.)(?=\p{L})/u;

/** A name that may be a domain: where there is little room it breaks behind its dots, and not within a word. */
export function BreakableName({ name }: Readonly<{ name: string }>): ReactNode {
  const [first, ...others] = name.split(BREAKS);
  if (others.length === 0) return name;
  return (
    <>
      {first}
      {others.map((part, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one text never change places
        <Fragment key={place}>
          <wbr />
          {part}
        </Fragment>
      ))}
    </>
  );
}
