"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { draftContract, saveDraft, submitOffer } from "@/lib/features/contracts/mutations";
import { newContractSchema, offerFormSchema } from "@/lib/features/contracts/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers *Add contract*: begins a draft of the chosen kind and leads to it. */
export async function answerNewContract(
  _before: FormState<never>,
  form: FormData,
): Promise<FormState<never>> {
  return answerForm(form, {
    schema: newContractSchema,
    fieldOf: { contract_exists: "kind" },
    write: async ({ kind, reference }, scope) => {
      const { id } = await draftContract(scope, { kind }, reference);
      revalidatePath("/contracts", "layout");
      redirect(`/contracts/${id}`);
    },
  });
}

/** Answers the offer's form: *Save* keeps the draft, *Submit offer* sends it to the vendor, once per reference. */
export async function answerOfferForm(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: offerFormSchema,
    write: async (input, scope) => {
      const { contractId } = input;
      if (input.intent === "save") {
        const { intent: _intent, contractId: _id, ...details } = input;
        await saveDraft(scope, contractId, details);
      } else {
        const { intent: _intent, contractId: _id, accepted: _accepted, reference, ...rest } = input;
        const { termsHash, termsLocale, ...details } = rest;
        await submitOffer(scope, { contractId, details, termsHash, termsLocale }, reference);
      }
      revalidatePath("/contracts", "layout");
      return true as const;
    },
  });
}
