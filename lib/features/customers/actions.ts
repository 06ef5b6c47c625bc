"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { createCustomer, type NewCustomer } from "@/lib/features/customers/mutations";
import { customerSchema } from "@/lib/features/customers/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that adds a customer. */
export async function answerCustomerForm(
  _before: FormState<NewCustomer>,
  form: FormData,
): Promise<FormState<NewCustomer>> {
  return answerForm(form, {
    schema: customerSchema,
    fieldOf: { name_taken: "name" },
    write: async (input, scope) => {
      const customer = await createCustomer(scope, input);
      revalidatePath("/accounts");
      return customer;
    },
  });
}
