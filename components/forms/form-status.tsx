import type { ReactNode } from "react";

/** What became of a form, beside its button; read aloud as soon as it is there. */
export function FormStatus({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <p role="status" className="text-[0.8125rem] text-muted empty:hidden">
      {children}
    </p>
  );
}
