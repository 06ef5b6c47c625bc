"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { moveClockByHand } from "@/lib/features/clock/mutations";
import { clockFormSchema } from "@/lib/features/clock/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form that moves a demo's clock. Everything shown anywhere follows it. */
export async function answerClockForm(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: clockFormSchema,
    write: async (move, scope) => {
      await moveClockByHand(scope, move);
      revalidatePath("/", "layout");
      return true as const;
    },
  });
}
