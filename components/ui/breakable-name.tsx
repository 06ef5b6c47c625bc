import { Fragment } from "react";

/** A name that may be a domain: where there is little room it breaks behind its dots, and not within a word. */
export const BreakableName = ({ name }: Readonly<{ name: string }>) =>
  [...name.matchAll(/[^.]+\.*|\.+/g)].map(({ 0: part, index: place }) => (
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ));
