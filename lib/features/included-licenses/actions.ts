"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { readQuantity } from "@/lib/domain/licenses/quantity";
import { orderedItemsOf } from "@/lib/domain/rental-devices/order-fields";
import { includeLicenses } from "@/lib/features/included-licenses/mutations";
import { includedLicensesFormSchema } from "@/lib/features/included-licenses/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that says what comes with a device. */
export async function answerIncludedLicenses(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: includedLicensesFormSchema,
    read: (fields) => {
      const values = Object.fromEntries(
        [...fields.entries()].filter((field): field is [string, string] => typeof field[1] === "string"),
      );
      return { number: values["number"], licenses: orderedItemsOf(values, readQuantity) };
    },
    write: async (wanted, scope) => {
      await includeLicenses(scope, wanted);
      revalidatePath(`/articles/${wanted.number}`);
      return true as const;
    },
  });
}
