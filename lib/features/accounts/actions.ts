"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { openAccount, setWarningAddresses } from "@/lib/features/accounts/mutations";
import { ensureCustomer } from "@/lib/features/customers/mutations";
import { accountFormSchema, warningFormSchema } from "@/lib/features/accounts/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that opens an account: leads to it. A customer the partner does not have yet is added. */
export async function answerAccountForm(
  _before: FormState<never>,
  form: FormData,
): Promise<FormState<never>> {
  return answerForm(form, {
    schema: accountFormSchema,
    fieldOf: { name_taken: "name" },
    write: async ({ reference, customer, ...input }, scope) => {
      const { id: customerId } = await ensureCustomer(scope, customer);
      const { id } = await openAccount(scope, { ...input, customerId }, reference);
      redirect(`/accounts/${id}`);
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
