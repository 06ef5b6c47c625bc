"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { type NewAccount, openAccount, setWarningAddresses } from "@/lib/features/accounts/mutations";
import { accountFormSchema, warningFormSchema } from "@/lib/features/accounts/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that opens an account. */
export async function answerAccountForm(
  _before: FormState<NewAccount>,
  form: FormData,
): Promise<FormState<NewAccount>> {
  return answerForm(form, {
    schema: accountFormSchema,
    fieldOf: { name_taken: "name" },
    write: async ({ reference, ...input }, scope) => {
      const account = await openAccount(scope, input, reference);
      revalidatePath("/accounts");
      return account;
    },
  });
}

/** Answers the form with an account's warning addresses. */
export async function answerWarningForm(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: warningFormSchema,
    write: async ({ accountId, ...input }, scope) => {
      await setWarningAddresses(scope, accountId, input);
      revalidatePath(`/accounts/${accountId}`, "layout");
      return true as const;
    },
  });
}
