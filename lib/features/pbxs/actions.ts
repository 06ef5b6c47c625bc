"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { addPbx, removePbx, sendLicensesAgain } from "@/lib/features/pbxs/mutations";
import { pbxFormSchema, removePbxFormSchema, resendFormSchema } from "@/lib/features/pbxs/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that adds a PBX to an account: leads back to the account, the PBX ready to be rented for. */
export async function answerPbxForm(_before: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {
    schema: pbxFormSchema,
    fieldOf: { serial_taken: "serial" },
    write: async (input, scope) => {
      await addPbx(scope, input);
      redirect(`/accounts/${input.accountId}?pbx=${input.serial}`);
    },
  });
}

/** Answers *Send licenses again*: to how many devices they go. */
export async function answerResendForm(
  _before: FormState<Readonly<{ devices: number }>>,
  form: FormData,
): Promise<FormState<Readonly<{ devices: number }>>> {
  return answerForm(form, {
    schema: resendFormSchema,
    write: ({ accountId }, scope) => sendLicensesAgain(scope, accountId),
  });
}

/** Answers *Remove* beside a PBX that rents nothing. */
export async function answerPbxRemoval(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: removePbxFormSchema,
    write: async ({ accountId, serial, reference }, scope) => {
      await removePbx(scope, { accountId, serial }, reference);
      revalidatePath(`/accounts/${accountId}`, "layout");
      return true as const;
    },
  });
}
