"use server";

import { after } from "next/server";
import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/domain/form-state";
import { countLinkRequest, mailPasswordLink } from "@/lib/features/password-links/mutations";
import { passwordLinkSchema } from "@/lib/features/password-links/schema";
import { answerOpenForm } from "@/lib/platform/action";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { reportBroken } from "@/lib/platform/broken";

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
      after(() =>
        mailPasswordLink({ email, locale }).catch((error: unknown) => {
          reportBroken(error, "a link for a password could not be mailed");
        }),
      );
      return true as const;
    },
  });
}
