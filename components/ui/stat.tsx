import type { ReactNode } from "react";

/** One number and what it counts. */
export function Stat({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  return (
    <div>
      <p className="text-[0.8125rem] text-muted">{label}</p>
      <p className="text-xl font-semibold tracking-tight">{children}</p>
    </div>
  );
}
