"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { issueActivationKeys, type NewKey } from "@/lib/features/activation-keys/mutations";
import { type IssueForm, issueFormSchema, type IssueKeysInput } from "@/lib/features/activation-keys/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form *Issue activation key*: the new keys, whole, this once. */
export async function answerIssueForm(
  _before: FormState<NewKey[]>,
  form: FormData,
): Promise<FormState<NewKey[]>> {
  return answerForm(form, {
    schema: issueFormSchema,
    fieldOf: { article_unknown: "article" },
    write: async (form, scope) => {
      const keys = await issueActivationKeys(scope, contentOf(form), form.reference);
      revalidatePath("/activation-keys");
      return keys;
    },
  });
}

const contentOf = (content: IssueForm): IssueKeysInput =>
  content.holds === "isc"
    ? { isc: content.isc, count: content.count, note: content.note }
    : {
        items: [{ article: content.article, quantity: content.quantity }],
        count: content.count,
        note: content.note,
      };
