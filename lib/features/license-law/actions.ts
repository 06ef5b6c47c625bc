"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { releaseParkedAccount } from "@/lib/features/license-law/parking/mutations";
import { releaseFormSchema } from "@/lib/features/license-law/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the button that lets a parked account go on, if its ledger adds up again. */
export async function answerReleaseForm(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: releaseFormSchema,
    write: async ({ accountId }, scope) => {
      await releaseParkedAccount(scope, accountId);
      revalidatePath("/law");
      return true as const;
    },
  });
}
