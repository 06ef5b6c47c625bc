"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { createOwnActivations, type NewOwnActivation } from "@/lib/features/own-activations/mutations";
import { cancelOwnFormSchema, createOwnFormSchema } from "@/lib/features/own-activations/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form *Create*: the new own activations, whole, this once. */
export async function answerCreateOwnForm(
  _before: FormState<NewOwnActivation[]>,
  form: FormData,
): Promise<FormState<NewOwnActivation[]>> {
  return answerForm(form, {
    schema: createOwnFormSchema,
    fieldOf: { not_enough_left: "amounts" },
    write: async ({ projectId, portions, note, reference }, scope) => {
      const contents = portions.map((portion) => [portion]);
      const created = await createOwnActivations(scope, { projectId, contents, note }, reference);
      revalidatePath(`/projects/${projectId}`, "layout");
      return created;
    },
  });
}

/** Answers the form *Cancel* of an own activation. */
export async function answerCancelOwnForm(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: cancelOwnFormSchema,
    write: async ({ reference, ...own }, scope) => {
      await cancelOwnActivation(scope, own, reference);
      revalidatePath(`/projects/${own.projectId}`, "layout");
      return true as const;
    },
  });
}
