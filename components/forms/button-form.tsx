import { AskedButton } from "@/components/forms/asked-button";
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
  /** What is asked before it is sent, where it ends something for good. */
  asks?: Readonly<{ question: string; keep: string; confirm: string }>;
  children: string;
}>;

/** A form that is one small button; why it was refused stands above it. */
export function ButtonForm({ send, hidden, formError, look, name, asks, children }: Props) {
  return (
    <form action={send}>
      {hidden && <HiddenFields fields={hidden} />}
      {formError && (
        <p role="alert" className="mb-1 text-xs text-danger">
          {formError}
        </p>
      )}
      {asks ? (
        <AskedButton name={name ?? children} {...asks}>
          {children}
        </AskedButton>
      ) : (
        <SubmitButton look={look} small aria-label={name}>
          {children}
        </SubmitButton>
      )}
    </form>
  );
}
