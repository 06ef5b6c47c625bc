import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type Props = Readonly<{ label: string; className?: string; children: ReactNode }>;

/** A part that scrolls sideways on narrow screens, so the keyboard must be able to reach it. */
export const ScrollingRegion = ({ label, className, children }: Props) => (
  <section
    aria-label={label}
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
    className={classNames("overflow-x-auto -outline-offset-2", className)}
  >
    {children}
  </section>
);
