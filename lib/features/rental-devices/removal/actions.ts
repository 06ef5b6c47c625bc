"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { removePbxFormSchema } from "@/lib/features/pbxs/schema";
import { removeRentalDevice } from "@/lib/features/rental-devices/removal/mutations";
import { answerForm } from "@/lib/platform/action";

/** Answers the question whether a rental device leaves its account, and goes back to the account's devices. */
export async function answerDeviceRemoval(
  _before: FormState<never>,
  form: FormData,
): Promise<FormState<never>> {
  return answerForm(form, {
    schema: removePbxFormSchema,
    write: async ({ accountId, serial, reference }, scope) => {
      await removeRentalDevice(scope, { accountId, serial }, reference);
      revalidatePath(`/accounts/${accountId}`, "layout");
      return redirect(`/accounts/${accountId}/contract?removed=${serial}`);
    },
  });
}
