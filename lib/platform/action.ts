import { unstable_rethrow } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import type { Locale } from "@/lib/domain/display/locale";
import type { FormState } from "@/lib/domain/form-state";
import { isRefusal, Refusal, type RefusalCode } from "@/lib/domain/refusal";
import { refusalSentence } from "@/lib/domain/refusal-sentence";
import { withTrace } from "@/lib/platform/access/acting-trace";
import type { Scope } from "@/lib/platform/access/scope";
import type { Self } from "@/lib/platform/access/self";
import { currentScope, currentSelf } from "@/lib/platform/access/session-gate";
import { brokenSentence, reportBroken } from "@/lib/platform/broken";
import { invalidSentence } from "@/lib/platform/invalid-sentence";

/** How a form becomes one write. */
export type Handling<Schema extends z.ZodType, Answer> = Readonly<{
  schema: Schema;
  write: (input: z.output<Schema>, scope: Scope) => Promise<Answer>;
  /** Fields at which a refusal is shown, instead of over the whole form. */
  fieldOf?: Partial<Record<RefusalCode, string>>;
  /** How the form is read; without it each field is a text under its name. */
  read?: (form: FormData) => unknown;
}>;

/** A form that needs nobody to be signed in. */
export type OpenHandling<Schema extends z.ZodType, Answer> = Omit<Handling<Schema, Answer>, "write"> &
  Readonly<{ write: (input: z.output<Schema>) => Promise<Answer> }>;

/**
 * Answers a form of whoever is signed in: checks it, writes, and keeps what was typed when it goes wrong. What is
 * written while acting for somebody else leaves a trace.
 */
export function answerForm<Schema extends z.ZodType, Answer>(
  form: FormData,
  handling: Handling<Schema, Answer>,
): Promise<FormState<Answer>> {
  return answerOpenForm(form, {
    ...handling,
    write: async (input) => {
      const scope = await currentScope();
      if (!scope) throw new Refusal("session_ended");
      return withTrace(scope, {
        values: typedValues(withoutNul(form)),
        write: () => handling.write(input, scope),
      });
    },
  });
}

/** A form that changes what is somebody's own, whatever organization they belong to. */
export type OwnHandling<Schema extends z.ZodType, Answer> = Omit<Handling<Schema, Answer>, "write"> &
  Readonly<{ write: (input: z.output<Schema>, self: Self) => Promise<Answer> }>;

/** Answers a form by which a person changes what is their own: their access, not an organization's things. */
export function answerOwnForm<Schema extends z.ZodType, Answer>(
  form: FormData,
  handling: OwnHandling<Schema, Answer>,
): Promise<FormState<Answer>> {
  return answerOpenForm(form, {
    ...handling,
    write: async (input) => {
      const self = await currentSelf();
      if (!self) throw new Refusal("session_ended");
      return handling.write(input, self);
    },
  });
}

/** Answers a form of anybody, in the language of the page. */
export async function answerOpenForm<Schema extends z.ZodType, Answer>(
  sent: FormData,
  { schema, write, fieldOf = {}, read = fieldsOf }: OpenHandling<Schema, Answer>,
): Promise<FormState<Answer>> {
  const form = withoutNul(sent);
  const values = typedValues(form);
  const locale = await getLocale();
  const parsed = schema.safeParse(read(form), { reportInput: true });
  if (!parsed.success) return { ...wrongForm(values), fieldErrors: fieldErrors(parsed.error.issues, locale) };
  try {
    return { ...wrongForm(values), answer: await write(parsed.data) };
  } catch (error) {
    unstable_rethrow(error);
    return { ...wrongForm(values), ...whatWentWrong(error, locale, fieldOf) };
  }
}

/** What was typed, with nothing done: for a button that only asks for another form. */
export const keptForm = (form: FormData): FormState<never> => wrongForm(typedValues(form));

type Values = Readonly<Record<string, string>>;

const wrongForm = (values: Values) => ({ values, fieldErrors: {}, formError: null, answer: null });

function whatWentWrong(error: unknown, locale: Locale, fieldOf: Partial<Record<RefusalCode, string>>) {
  if (!isRefusal(error))
    return { formError: brokenSentence(reportBroken(error, "a form could not be answered"), locale) };
  const sentence = refusalSentence(error, locale);
  const field = fieldOf[error.code];
  return field === undefined ? { formError: sentence } : { fieldErrors: { [field]: sentence } };
}

/** The first thing that is wrong with each field. */
function fieldErrors(issues: readonly z.core.$ZodIssue[], locale: Locale): Values {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[issue.path.join(".")] ??= invalidSentence(issue, locale);
  return errors;
}

/** The same form without what nobody can type and PostgreSQL keeps in no text. */
function withoutNul(sent: FormData): FormData {
  const form = new FormData();
  for (const [name, value] of sent)
    form.append(name, typeof value === "string" ? value.replaceAll("\u0000", "") : value);
  return form;
}

/** The fields a person filled in; React adds some of its own. */
function fieldsOf(form: FormData): Values {
  const fields = [...form.entries()].filter(([name]) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    fields.filter((field): field is [string, string] => typeof field[1] === "string"),
  );
}

/** What is shown again after a mistake: everything but secrets. */
const typedValues = (form: FormData): Values =>
  Object.fromEntries(
    Object.entries(fieldsOf(form)).filter(([name]) => !/password|passphrase|privateKey/i.test(name)),
  );
