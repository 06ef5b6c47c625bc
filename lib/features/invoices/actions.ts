"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { cancelInvoice } from "@/lib/features/invoices/mutations";
import { cancelInvoiceFormSchema } from "@/lib/features/invoices/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers *Take back* of an invoice: leads to the credit note. */
export async function answerCancelInvoice(
  _before: FormState<never>,
  form: FormData,
): Promise<FormState<never>> {
  return answerForm(form, {
    schema: cancelInvoiceFormSchema,
    write: async ({ reference, ...input }, scope) => {
      const { id } = await cancelInvoice(scope, input, reference);
      revalidatePath("/invoices", "layout");
      redirect(`/invoices/${id}`);
    },
  });
}
