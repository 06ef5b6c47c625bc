"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { addPbx, type NewPbx, sendLicensesAgain } from "@/lib/features/pbxs/mutations";
import { pbxFormSchema, resendFormSchema } from "@/lib/features/pbxs/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that adds a PBX to an account. */
export async function answerPbxForm(_before: FormState<NewPbx>, form: FormData): Promise<FormState<NewPbx>> {
  return answerForm(form, {
    schema: pbxFormSchema,
    fieldOf: { serial_taken: "serial" },
    write: async (input, scope) => {
      const pbx = await addPbx(scope, input);
      revalidatePath(`/accounts/${input.accountId}`, "layout");
      return pbx;
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
