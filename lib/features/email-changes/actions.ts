"use server";

import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/domain/form-state";
import { confirmEmailChange as confirm, mailEmailChange } from "@/lib/features/email-changes/mutations";
import { changeEmailSchema, confirmChangeSchema } from "@/lib/features/email-links/schema";
import { countLinkRequest } from "@/lib/features/password-links/mutations";
import { requirePassword } from "@/lib/features/people/mutations";
import { answerOpenForm, answerOwnForm } from "@/lib/platform/action";
import { afterAnswer } from "@/lib/platform/after-answer";

/** Asks for another address; the answer is where the mail goes to, the same whether or not somebody has it. */
export async function changeEmail(_state: FormState<string>, form: FormData): Promise<FormState<string>> {
  const locale = await getLocale();
  return answerOwnForm(form, {
    schema: changeEmailSchema,
    fieldOf: { password_wrong: "currentPassword" },
    write: async ({ email, currentPassword }, self) => {
      await requirePassword(self, currentPassword);
      await countLinkRequest(email, self.address);
      afterAnswer(() => mailEmailChange(self, email, locale), "a change of address could not be mailed");
      return email;
    },
  });
}

/** Confirms the new address. */
export async function confirmEmailChange(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerOpenForm(form, {
    schema: confirmChangeSchema,
    write: async ({ link }) => {
      await confirm(link);
      return true as const;
    },
  });
}
