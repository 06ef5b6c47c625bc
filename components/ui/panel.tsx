import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type Props = Readonly<{
  title?: string | undefined;
  /** Stands at the end of the title's line. */
  aside?: ReactNode;
  footer?: ReactNode;
  /** For tables, which bring their own space. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}>;

/** A sheet on the surface: a hairline, no shadow. */
export function Panel({ title, aside, footer, flush = false, className, children }: Props) {
  return (
    <section className={classNames("overflow-clip rounded-[0.625rem] border bg-surface", className)}>
      {title && (
        <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 px-4 pt-3.5 pb-2.5">
          <h2 className="font-semibold">{title}</h2>
          {aside && (
            <div className="ms-auto flex items-center gap-2 text-[0.8125rem] text-muted">{aside}</div>
          )}
        </header>
      )}
      <div className={flush ? undefined : classNames("px-4 pb-4", title ? "pt-0.5" : "pt-4")}>{children}</div>
      {footer && (
        <footer className="flex flex-wrap items-center gap-3 border-t px-4 py-2.5 empty:hidden">
          {footer}
        </footer>
      )}
    </section>
  );
}
