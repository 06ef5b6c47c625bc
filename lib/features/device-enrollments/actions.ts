"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { createEnrollmentCode, withdrawEnrollmentCode } from "@/lib/features/device-enrollments/mutations";
import {
  type NewCode,
  newCodeFormSchema,
  newCodeSchema,
  withdrawCodeSchema,
} from "@/lib/features/device-enrollments/schema";
import { answerForm } from "@/lib/platform/action";

const PAGE = "/devices/enrollment";

/** Makes a code; the answer is the code itself, to be shown this once. */
export async function answerNewCode(
  _before: FormState<NewCode>,
  form: FormData,
): Promise<FormState<NewCode>> {
  return answerForm(form, {
    schema: newCodeFormSchema,
    fieldOf: { device_not_yours: "serial", account_not_found: "accountId" },
    write: async ({ serial, accountId, lifetime, reference }, scope) => {
      const target = serial === undefined ? { accountId: accountId || undefined } : { serial };
      const code = await createEnrollmentCode(scope, newCodeSchema.parse({ ...target, lifetime }), reference);
      revalidatePath(PAGE);
      return code;
    },
  });
}

/** Withdraws a code. */
export async function answerWithdrawal(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: withdrawCodeSchema,
    write: async ({ id }, scope) => {
      await withdrawEnrollmentCode(scope, id);
      revalidatePath(PAGE);
      return true as const;
    },
  });
}
