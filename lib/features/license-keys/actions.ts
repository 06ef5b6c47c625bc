"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { bindLicenseKeys, checkLicenseKeys } from "@/lib/features/license-keys/mutations";
import { type BindAnswer, bindFormSchema } from "@/lib/features/license-keys/schema";
import { answerForm } from "@/lib/platform/action";

/** What the form *Create* shows next: what would be bound, or what was. */
export type BindStep = Readonly<{ step: "checked" | "bound"; answer: BindAnswer }>;

/** Answers the form *Create*: looking changes nothing, confirming binds once however often it is sent. */
export async function answerBindForm(
  _before: FormState<BindStep>,
  form: FormData,
): Promise<FormState<BindStep>> {
  return answerForm(form, {
    schema: bindFormSchema,
    fieldOf: { not_enough_left: "quantity", article_unknown: "article", article_does_not_fit: "serial" },
    write: async ({ intent, reference, projectId, ...license }, scope): Promise<BindStep> => {
      const binding = { projectId, licenses: [license] };
      if (intent === "check") return { step: "checked", answer: await checkLicenseKeys(scope, binding) };
      const answer = await bindLicenseKeys(scope, binding, reference);
      revalidatePath(`/projects/${projectId}`, "layout");
      return { step: "bound", answer };
    },
  });
}
