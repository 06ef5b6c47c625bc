"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "@/lib/domain/form-state";
import { discardDraft, draftContract, saveDraft, submitOffer } from "@/lib/features/contracts/mutations";
import { newContractSchema, offerFormSchema } from "@/lib/features/contracts/schema";
import type { Scope } from "@/lib/platform/access/scope";
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

type OfferForm = z.infer<typeof offerFormSchema>;

/**
 * Answers the offer's form: *Save* keeps the draft, *Discard* throws it away, *Submit offer* sends it to the vendor; the
 * last two once per reference.
 */
export async function answerOfferForm(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: offerFormSchema,
    write: async (input, scope) => {
      await writeOffer(input, scope);
      revalidatePath("/contracts", "layout");
      if (input.intent === "discard") redirect("/contracts");
      return true as const;
    },
  });
}

async function writeOffer({ contractId, ...input }: OfferForm, scope: Scope): Promise<void> {
  if (input.intent === "discard") {
    await discardDraft(scope, contractId, input.reference);
  } else if (input.intent === "save") {
    const { intent: _intent, ...details } = input;
    await saveDraft(scope, contractId, details);
  } else {
    const { intent: _intent, accepted: _accepted, reference, termsHash, termsLocale, ...details } = input;
    await submitOffer(scope, { contractId, details, termsHash, termsLocale }, reference);
  }
}
