/**
 * What a form shows after it was sent: what was typed (never a password), what is wrong with a field, what is
 * wrong with the whole, and what the write answered when it went through.
 */
export type FormState<Answer = null> = Readonly<{
  values: Readonly<Record<string, string>>;
  fieldErrors: Readonly<Record<string, string>>;
  formError: string | null;
  answer: Answer | null;
}>;

/** A form nobody has sent yet. */
export const UNSENT: FormState<never> = { values: {}, fieldErrors: {}, formError: null, answer: null };
