"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { deleteAccount } from "@/lib/features/account-deletions/mutations";
import { deletionFormSchema } from "@/lib/features/account-deletions/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that deletes an account: leads to the list. */
export async function answerDeletion(_before: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {
    schema: deletionFormSchema,
    fieldOf: { name_differs: "name" },
    write: async ({ reference, ...deletion }, scope) => {
      await deleteAccount(scope, deletion, reference);
      redirect("/accounts");
    },
  });
}
