"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { removePbxFormSchema } from "@/lib/features/pbxs/schema";
import { removeRentalDevice } from "@/lib/features/rental-devices/removal/mutations";
import { answerForm } from "@/lib/platform/action";

/** Answers *Remove* beside a rental device that rents nothing. */
export async function answerDeviceRemoval(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: removePbxFormSchema,
    write: async ({ accountId, serial, reference }, scope) => {
      await removeRentalDevice(scope, { accountId, serial }, reference);
      revalidatePath(`/accounts/${accountId}`, "layout");
      return true as const;
    },
  });
}
