"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import {
  endProvisioningCode,
  makeProvisioningCode,
  type NewProvisioningCode,
} from "@/lib/features/provisioning-codes/mutations";
import { endCodeFormSchema, provisioningCodeFormSchema } from "@/lib/features/provisioning-codes/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that makes a provisioning code. */
export async function answerNewCode(
  _before: FormState<NewProvisioningCode>,
  form: FormData,
): Promise<FormState<NewProvisioningCode>> {
  return answerForm(form, {
    schema: provisioningCodeFormSchema,
    write: async ({ reference, ...code }, scope) => {
      const made = await makeProvisioningCode(scope, code, reference);
      revalidatePath(`/accounts/${code.accountId}/hardware`);
      return made;
    },
  });
}

/** Answers the button that ends a provisioning code. */
export async function answerEndCode(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: endCodeFormSchema,
    write: async (code, scope) => {
      await endProvisioningCode(scope, code);
      revalidatePath(`/accounts/${code.accountId}/hardware`);
      return true as const;
    },
  });
}
