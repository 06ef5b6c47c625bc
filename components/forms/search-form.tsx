import Form from "next/form";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

type Props = Readonly<{
  /** The list's address; what is asked goes into its query. */
  action: string;
  submit: string;
  /** Inside a panel the form keeps the panel's margins; above one it stands beside the title. */
  inPanel?: boolean;
  children: ReactNode;
}>;

/** Asks a list for a part of it, also without scripts. */
export function SearchForm({ action, submit, inPanel = false, children }: Props) {
  return (
    <Form
      action={action}
      role="search"
      className={classNames("flex flex-wrap gap-2", inPanel ? "px-4 pb-3" : "w-full sm:w-auto")}
    >
      {children}
      <Button type="submit">{submit}</Button>
    </Form>
  );
}

type ChoiceProps = Readonly<{
  name: string;
  label: string;
  value: string | undefined;
  /** What it says when nothing is chosen; without it something always is. */
  all?: string;
  options: readonly Readonly<{ value: string; label: string }>[];
}>;

/** A choice in such a form. Named by its value, so that it follows the address wherever that is changed. */
export function SearchChoice({ name, label, value = "", all, options }: ChoiceProps) {
  return (
    <select key={value} name={name} aria-label={label} defaultValue={value} className="input">
      {all !== undefined && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

type TextProps = Readonly<{
  name?: string;
  label: string;
  placeholder?: string;
  value: string;
  narrow?: boolean;
}>;

/** A text to look for; follows the address, too. */
export function SearchText({
  name = "search",
  label,
  placeholder = label,
  value,
  narrow = false,
}: TextProps) {
  return (
    <input
      key={value}
      type="search"
      name={name}
      aria-label={label}
      placeholder={placeholder}
      defaultValue={value}
      className={classNames("input min-w-36 flex-1", narrow ? "w-36" : "sm:w-88")}
    />
  );
}
