import type { ReactNode } from "react";

/** What stands where nothing is: why, and what to do about it. */
export function EmptyState({ children }: Readonly<{ children: ReactNode }>) {
  return <div className="px-4 py-10 text-center text-balance text-muted">{children}</div>;
}
