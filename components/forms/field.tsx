import type { ReactNode } from "react";

type Props = Readonly<{
  id: string;
  label: string;
  description?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}>;

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

type Hints = Readonly<{ id: string; description?: string | undefined; error?: string | undefined }>;

/** What ties a control to the texts beneath it. */
export function describedBy({ id, description, error }: Hints) {
  const ids = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}
