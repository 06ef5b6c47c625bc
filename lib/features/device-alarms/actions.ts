"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { acknowledgeAlarm } from "@/lib/features/device-alarms/mutations";
import { acknowledgeFormSchema } from "@/lib/features/device-alarms/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers *Acknowledge*. */
export async function answerAcknowledgement(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  return answerForm(form, {
    schema: acknowledgeFormSchema,
    write: async ({ reference, ...input }, scope) => {
      await acknowledgeAlarm(scope, input, reference);
      revalidatePath("/devices", "layout");
      return true as const;
    },
  });
}
