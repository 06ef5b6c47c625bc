"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { sendMailAgain } from "@/lib/features/mails/mutations";
import { sendAgainSchema } from "@/lib/features/mails/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the button *Send again* of a mail. */
export async function answerSendAgain(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: sendAgainSchema,
    write: async ({ mailId }, scope) => {
      await sendMailAgain(scope, mailId);
      revalidatePath("/mails", "layout");
      return true as const;
    },
  });
}
