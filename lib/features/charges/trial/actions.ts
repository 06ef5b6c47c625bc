"use server";

import type { FormState } from "@/lib/domain/form-state";
import type { ChargePreview } from "@/lib/features/charges/mutations";
import { tryCharge } from "@/lib/features/charges/trial/mutations";
import { chargeTrialFormSchema } from "@/lib/features/charges/trial/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the calculator: what a charge of this amount would do. Changes nothing. */
export async function answerChargeTrialForm(
  _before: FormState<ChargePreview>,
  form: FormData,
): Promise<FormState<ChargePreview>> {
  return answerForm(form, {
    schema: chargeTrialFormSchema,
    write: (trial, scope) => tryCharge(scope, trial),
  });
}
