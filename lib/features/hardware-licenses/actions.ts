"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import {
  checkHardwareLicenses,
  claimHardwareLicenses,
} from "@/lib/features/hardware-licenses/claims/mutations";
import { type ClaimAnswer, claimFormSchema } from "@/lib/features/hardware-licenses/schema";
import { answerForm } from "@/lib/platform/action";

/** What the claim form shows next: what the device has, or that it is one's own now. */
export type ClaimStep = Readonly<{ step: "checked" | "claimed"; answer: ClaimAnswer }>;

/** Answers the claim form: the serial is confirmed before anything becomes anybody's. */
export async function answerClaimForm(
  _before: FormState<ClaimStep>,
  form: FormData,
): Promise<FormState<ClaimStep>> {
  return answerForm(form, {
    schema: claimFormSchema,
    fieldOf: { hardware_unknown: "serial", hardware_owned: "serial" },
    write: async ({ intent, reference, ...claim }, scope): Promise<ClaimStep> => {
      if (intent === "check") return { step: "checked", answer: await checkHardwareLicenses(scope, claim) };
      const answer = await claimHardwareLicenses(scope, claim, reference);
      revalidatePath(`/projects/${claim.projectId}`, "layout");
      return { step: "claimed", answer };
    },
  });
}
