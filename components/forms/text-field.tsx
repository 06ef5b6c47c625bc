import type { ComponentProps } from "react";
import { describedBy, Field, type FieldProps } from "@/components/forms/field";
import { classNames } from "@/components/ui/class-names";

type Props = FieldProps & Omit<ComponentProps<"input">, "name">;

/** One line to type, in a plain form. */
export function TextField({ label, description, error, className, id, ...input }: Props) {
  const fieldId = id ?? input.name;
  return (
    <Field id={fieldId} label={label} description={description} error={error}>
      <input
        id={fieldId}
        className={classNames("input w-full", className)}
        {...describedBy({ id: fieldId, description, error })}
        {...input}
      />
    </Field>
  );
}
