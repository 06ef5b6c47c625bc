import type { ReactNode } from "react";
import { type Hidden, HiddenFields } from "@/components/forms/hidden-fields";
import { Alert } from "@/components/ui/alert";
import { classNames } from "@/components/ui/class-names";

type Props = Readonly<{
  send: (form: FormData) => void;
  hidden?: Hidden;
  /** What was wrong with the whole; what is wrong with one field stands at the field. */
  formError: string | null;
  className?: string;
  children: ReactNode;
}>;

/** A form that is answered where it stands: what was refused above, its fields and buttons below each other. */
export function ActionForm({ send, hidden, formError, className, children }: Props) {
  return (
    <form action={send} className={classNames("grid gap-3.5", className)}>
      {hidden && <HiddenFields fields={hidden} />}
      {formError && <Alert tone="end">{formError}</Alert>}
      {children}
    </form>
  );
}
