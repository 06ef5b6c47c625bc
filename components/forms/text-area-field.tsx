import type { ComponentProps } from "react";
import { describedBy, Field, type FieldProps } from "@/components/forms/field";
import { classNames } from "@/components/ui/class-names";

type Props = FieldProps & Omit<ComponentProps<"textarea">, "name">;

/** Several lines to type or paste, in a plain form. */
export function TextAreaField({ label, description, error, className, id, ...area }: Props) {
  const fieldId = id ?? area.name;
  return (
    <Field id={fieldId} label={label} description={description} error={error}>
      <textarea
        id={fieldId}
        rows={6}
        className={classNames("input h-auto w-full", className)}
        {...describedBy({ id: fieldId, description, error })}
        {...area}
      />
    </Field>
  );
}
