import type { ReactNode } from "react";

type Hints = Readonly<{ description?: string | undefined; error?: string | undefined }>;

/** What every field of a form has: its name in the form and on the page, what helps, and what is wrong. */
export type FieldProps = Hints & Readonly<{ name: string; label: string }>;

type Props = Hints & Readonly<{ id: string; label: string; children: ReactNode }>;

/** A control with its name above, and what helps or is wrong beneath. */
export function Field({ id, label, description, error, children }: Props) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      {children}
      {description && (
        <p id={`${id}-description`} className="description">
          {description}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** What ties a control to the texts beneath it. */
export function describedBy({ id, description, error }: Hints & Readonly<{ id: string }>) {
  const ids = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}
