import type { ReactNode } from "react";

const TONES = {
  note: "alert--default",
  good: "alert--success",
  changed: "alert--warning",
  end: "alert--danger",
} as const;

type Props = Readonly<{ tone?: keyof typeof TONES; title?: string | undefined; children?: ReactNode }>;

/** Something to read before going on. What went wrong is announced at once, the rest when there is time. */
export function Alert({ tone = "note", title, children }: Props) {
  return (
    <div role={tone === "end" ? "alert" : "status"} className={`alert ${TONES[tone]}`}>
      <div className="alert__content">
        {title && <p className="alert__title">{title}</p>}
        {children && <div className="alert__description">{children}</div>}
      </div>
    </div>
  );
}
