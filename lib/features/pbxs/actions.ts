"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { addPbx, sendLicensesAgain } from "@/lib/features/pbxs/mutations";
import { pbxFormSchema, resendFormSchema } from "@/lib/features/pbxs/schema";
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
