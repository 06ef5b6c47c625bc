"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { setRetention } from "@/lib/features/retention/mutations";
import { retentionFormSchema } from "@/lib/features/retention/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form with how long credit is kept. */
export async function answerRetention(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: retentionFormSchema,
    write: async ({ months, reference }, scope) => {
      await setRetention(scope, { months }, reference);
      revalidatePath("/offers");
      return true as const;
    },
  });
}
