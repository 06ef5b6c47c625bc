"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/domain/form-state";
import { confirmationAgainSchema, confirmSignUpSchema } from "@/lib/features/email-links/schema";
import { countLinkRequest } from "@/lib/features/password-links/mutations";
import {
  confirmSignUp as confirm,
  mailConfirmationAgain,
  prepareSignUp,
  storeSignUp,
} from "@/lib/features/sign-ups/mutations";
import { signUpSchema } from "@/lib/features/sign-ups/schema";
import { answerOpenForm } from "@/lib/platform/action";
import { afterAnswer } from "@/lib/platform/after-answer";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { openSession } from "@/lib/platform/auth/session-cookie";

/** Answers the form *Sign up*: the same, and as fast, whether or not anybody has the address. */
export async function signUp(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  const locale = await getLocale();
  return answerOpenForm(form, {
    schema: signUpSchema,
    fieldOf: {
      password_too_short: "newPassword",
      password_too_long: "newPassword",
      password_common: "newPassword",
    },
    write: async (input) => {
      await countLinkRequest(input.email, await clientAddress());
      const prepared = await prepareSignUp(input, locale);
      afterAnswer(() => storeSignUp(prepared), "a sign-up could not be stored");
      return true as const;
    },
  });
}

/** Answers the form *Send the mail again*: the same whether or not anybody waits for it. */
export async function sendConfirmationAgain(
  _before: FormState<true>,
  form: FormData,
): Promise<FormState<true>> {
  const locale = await getLocale();
  return answerOpenForm(form, {
    schema: confirmationAgainSchema,
    write: async ({ email }) => {
      await countLinkRequest(email, await clientAddress());
      afterAnswer(() => mailConfirmationAgain(email, locale), "a confirmation could not be mailed");
      return true as const;
    },
  });
}

/** Confirms a new person's address, signs them in and goes on to their first organization. */
export async function confirmSignUp(_before: FormState, form: FormData): Promise<FormState> {
  return answerOpenForm(form, {
    schema: confirmSignUpSchema,
    fieldOf: { password_wrong: "password" },
    write: async (input) => {
      await openSession(await confirm(input));
      return redirect("/welcome");
    },
  });
}
