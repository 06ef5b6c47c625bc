"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { cancelActivationKey } from "@/lib/features/activation-keys/cancellation/mutations";
import { issueActivationKeys, type NewKey } from "@/lib/features/activation-keys/mutations";
import {
  cancelKeyFormSchema,
  type IssueForm,
  issueFormSchema,
  type IssueKeysInput,
} from "@/lib/features/activation-keys/schema";
import { answerForm, keptForm } from "@/lib/platform/action";

const PAGE = "/activation-keys";

/**
 * Answers the form *Issue activation key*: the new keys, whole, this once. A button that asks for another number of
 * rows issues nothing: the form comes back as it was typed.
 */
export async function answerIssueForm(
  _before: FormState<NewKey[]>,
  form: FormData,
): Promise<FormState<NewKey[]>> {
  if (form.has("rows")) return keptForm(form);
  return answerForm(form, {
    schema: issueFormSchema,
    read: readIssueForm,
    fieldOf: { article_unknown: "items.0.article" },
    write: async (input, scope) => {
      const keys = await issueActivationKeys(scope, contentOf(input), input.reference);
      revalidatePath(PAGE);
      return keys;
    },
  });
}

/** Answers the form *Cancel activation key* and goes back to the key. */
export async function answerCancelForm(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: cancelKeyFormSchema,
    write: async ({ reference, ...input }, scope) => {
      await cancelActivationKey(scope, input, reference);
      revalidatePath(PAGE, "layout");
      return redirect(`${PAGE}/${input.id}`);
    },
  });
}

/** The rows of articles are numbered fields: `article-0`, `quantity-0`, `article-1`, … */
function readIssueForm(form: FormData): unknown {
  const fields = Object.fromEntries(form);
  const rows = Object.keys(fields).filter((name) => name.startsWith("article-"));
  const items = rows.map((name) => ({
    article: fields[name],
    quantity: fields[name.replace("article", "quantity")],
  }));
  return { ...fields, items };
}

function contentOf({ note, orderNumber, count, ...content }: IssueForm): IssueKeysInput {
  const about = { note, orderNumber, count };
  return content.holds === "isc" ? { isc: content.isc, ...about } : { items: content.items, ...about };
}
