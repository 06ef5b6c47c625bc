"use server";

import type { FormState } from "@/lib/domain/form-state";
import { changePassword as changeOwnPassword, setPasswordByLink } from "@/lib/features/people/mutations";
import { changePasswordSchema, setPasswordSchema } from "@/lib/features/people/schema";
import { answerOpenForm, answerOwnForm } from "@/lib/platform/action";
import { openSession } from "@/lib/platform/auth/session-cookie";
import { goOn } from "@/lib/platform/auth/sign-in";

const AT_NEW_PASSWORD = {
  password_too_short: "newPassword",
  password_too_long: "newPassword",
  password_common: "newPassword",
} as const;

/** Sets the password a link is for, signs its person in and goes to the first page; a second factor is still asked. */
export async function setPassword(_state: FormState, form: FormData): Promise<FormState> {
  return answerOpenForm(form, {
    schema: setPasswordSchema,
    fieldOf: AT_NEW_PASSWORD,
    write: async (input) => {
      return goOn(await setPasswordByLink(input), "/");
    },
  });
}

/** Changes one's own password. All sessions end; this browser gets a new one. */
export async function changePassword(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerOwnForm(form, {
    schema: changePasswordSchema,
    fieldOf: { ...AT_NEW_PASSWORD, password_wrong: "currentPassword" },
    write: async (input, self) => {
      await openSession(await changeOwnPassword(self, input));
      return true as const;
    },
  });
}
