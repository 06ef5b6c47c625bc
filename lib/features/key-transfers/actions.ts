"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { acceptTransfer, declineTransfer, withdrawTransfer } from "@/lib/features/key-transfers/mutations";
import { offerTransfer } from "@/lib/features/key-transfers/offer/mutations";
import { answerTransferFormSchema, offerFormSchema } from "@/lib/features/key-transfers/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form *Transfer*: leads to the project's transfers. */
export async function answerOfferForm(_before: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {
    schema: offerFormSchema,
    fieldOf: { recipient_unknown: "recipient", recipient_is_self: "recipient" },
    write: async ({ reference, ...offer }, scope) => {
      await offerTransfer(scope, offer, reference);
      revalidatePath(`/projects/${offer.projectId}`, "layout");
      redirect(`/projects/${offer.projectId}/transfers`);
    },
  });
}

/** Answers the buttons of a transfer: *Accept* into a project, *Decline*, *Withdraw*. */
export async function answerTransferForm(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: answerTransferFormSchema,
    write: async ({ intent, transferId, projectId, reference }, scope) => {
      if (intent === "accept") await acceptTransfer(scope, { transferId, projectId }, reference);
      else if (intent === "decline") await declineTransfer(scope, transferId, reference);
      else await withdrawTransfer(scope, transferId, reference);
      revalidatePath("/projects", "layout");
      return true as const;
    },
  });
}
