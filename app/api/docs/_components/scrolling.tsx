import type { ReactNode } from "react";

/** What may be wider than the screen: it scrolls by itself, also by keyboard, and the page does not. */
export function Scrolling({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    <div
      role="region"
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-x-auto rounded-lg border bg-surface"
    >
      {children}
    </div>
  );
}
