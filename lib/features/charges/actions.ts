"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import {
  type ChargeAnswer,
  type ChargePreview,
  chargeAccount,
  checkCharge,
} from "@/lib/features/charges/mutations";
import { chargeFormSchema } from "@/lib/features/charges/schema";
import { answerForm } from "@/lib/platform/action";

/** What the charge form shows next: what a key would do, or what it did. */
export type ChargeStep =
  | Readonly<{ step: "checked"; preview: ChargePreview }>
  | Readonly<{ step: "charged"; charge: ChargeAnswer }>;

/** Answers the charge form: *Check* changes nothing, *Charge* counts once however often it is sent. */
export async function answerChargeForm(
  _before: FormState<ChargeStep>,
  form: FormData,
): Promise<FormState<ChargeStep>> {
  return answerForm(form, {
    schema: chargeFormSchema,
    fieldOf: {
      activation_key_unknown: "activationKey",
      activation_key_used: "activationKey",
      activation_key_cancelled: "activationKey",
      activation_key_holds_no_credits: "activationKey",
    },
    write: async ({ intent, reference, ...charge }, scope): Promise<ChargeStep> => {
      if (intent === "check") return { step: "checked", preview: await checkCharge(scope, charge) };
      const answer = await chargeAccount(scope, charge, reference);
      revalidatePath(`/accounts/${charge.accountId}`, "layout");
      return { step: "charged", charge: answer };
    },
  });
}
