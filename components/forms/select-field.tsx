import type { ComponentProps } from "react";
import { describedBy, Field, type FieldProps } from "@/components/forms/field";
import { classNames } from "@/components/ui/class-names";

export type Choice = Readonly<{ value: string; label: string }>;

type Props = FieldProps &
  Readonly<{ choices: readonly Choice[] }> &
  Omit<ComponentProps<"select">, "name" | "children">;

/** One of a few: the system's own list, so it is at home on a phone and works before any script has come. */
export function SelectField({ label, choices, description, error, className, id, ...select }: Props) {
  const fieldId = id ?? select.name;
  return (
    <Field id={fieldId} label={label} description={description} error={error}>
      <select
        // After sending, React puts a form back to how it began and forgets what `defaultValue` has become: a new
        // choice is a new list.
        key={String(select.defaultValue)}
        id={fieldId}
        className={classNames("input w-full", className)}
        {...describedBy({ id: fieldId, description, error })}
        {...select}
      >
        {choices.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
