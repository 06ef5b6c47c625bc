import type { ComponentProps } from "react";
import { describedBy, Field } from "@/components/forms/field";
import { classNames } from "@/components/ui/class-names";

type Props = Readonly<{
  label: string;
  name: string;
  description?: string | undefined;
  error?: string | undefined;
}> &
  Omit<ComponentProps<"input">, "name">;

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
