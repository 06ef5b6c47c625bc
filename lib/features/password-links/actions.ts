"use server";

import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/domain/form-state";
import { countLinkRequest, mailPasswordLink } from "@/lib/features/password-links/mutations";
import { passwordLinkSchema } from "@/lib/features/password-links/schema";
import { answerOpenForm } from "@/lib/platform/action";
import { afterAnswer } from "@/lib/platform/after-answer";
import { clientAddress } from "@/lib/platform/auth/client-address";

/** Answers the form *Forgotten password*: the same, and as fast, whether or not anybody has the address. */
export async function answerForgottenPassword(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  const locale = await getLocale();
  return answerOpenForm(form, {
    schema: passwordLinkSchema,
    write: async ({ email }) => {
      await countLinkRequest(email, await clientAddress());
      afterAnswer(() => mailPasswordLink({ email, locale }), "a link for a password could not be mailed");
      return true as const;
    },
  });
}
