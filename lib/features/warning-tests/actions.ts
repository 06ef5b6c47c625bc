"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { sendWarningTest } from "@/lib/features/warning-tests/mutations";
import { warningTestSchema } from "@/lib/features/warning-tests/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the button *Send test mail* of an account. */
export async function answerWarningTest(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: warningTestSchema,
    write: async ({ accountId }, scope) => {
      await sendWarningTest(scope, accountId);
      revalidatePath(`/accounts/${accountId}`, "layout");
      return true as const;
    },
  });
}
