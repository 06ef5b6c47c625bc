import { type Hidden, HiddenFields } from "@/components/forms/hidden-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import type { ButtonLook } from "@/components/ui/button";

type Props = Readonly<{
  send: (form: FormData) => void;
  hidden?: Hidden;
  formError: string | null;
  look: ButtonLook;
  /** The button's full name, where its word stands in every row of a table. */
  name?: string | undefined;
  children: string;
}>;

/** A form that is one small button; why it was refused stands above it. */
export function ButtonForm({ send, hidden, formError, look, name, children }: Props) {
  return (
    <form action={send}>
      {hidden && <HiddenFields fields={hidden} />}
      {formError && (
        <p role="alert" className="mb-1 text-xs text-danger">
          {formError}
        </p>
      )}
      <SubmitButton look={look} small aria-label={name}>
        {children}
      </SubmitButton>
    </form>
  );
}
