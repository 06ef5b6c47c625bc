"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { type AddedKey, addKeys, type CheckedKey, checkKeys } from "@/lib/features/added-keys/mutations";
import { addKeysFormSchema } from "@/lib/features/added-keys/schema";
import { answerForm } from "@/lib/platform/action";

/** What the form *Add* shows next: what the pasted keys hold, or that they were added. */
export type AddKeysStep =
  | Readonly<{ step: "checked"; keys: CheckedKey[] }>
  | Readonly<{ step: "added"; keys: AddedKey[] }>;

/** Answers the form *Add*: *Next* changes nothing, *OK* adds every key once however often it is sent. */
export async function answerAddKeysForm(
  _before: FormState<AddKeysStep>,
  form: FormData,
): Promise<FormState<AddKeysStep>> {
  return answerForm(form, {
    schema: addKeysFormSchema,
    write: async ({ projectId, text: keys, intent, reference }, scope): Promise<AddKeysStep> => {
      if (intent === "check") return { step: "checked", keys: await checkKeys(scope, { projectId, keys }) };
      const activationKeys = keys.flatMap(({ key }) => (key ? [key] : []));
      const added = await addKeys(scope, { projectId, activationKeys }, reference);
      revalidatePath(`/projects/${projectId}`, "layout");
      return { step: "added", keys: added };
    },
  });
}
