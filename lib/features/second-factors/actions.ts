"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { Refusal } from "@/lib/domain/refusal";
import {
  beginSecondFactor as begin,
  confirmSecondFactor,
  endSecondFactor as end,
  renewRecoveryCodes,
  showSecondFactor,
} from "@/lib/features/second-factors/mutations";
import {
  beginFactorSchema,
  codeSchema,
  codesSchema,
  endFactorSchema,
} from "@/lib/features/second-factors/schema";
import { answerOpenForm, answerOwnForm } from "@/lib/platform/action";
import { closeSecondStep, readSecondStep } from "@/lib/platform/auth/second-step";
import { openSession } from "@/lib/platform/auth/session-cookie";

const PAGE = "/profile/second-factor";

/** Begins to set a second factor up, and goes to the page with the secret. */
export async function beginSecondFactor(_state: FormState, form: FormData): Promise<FormState> {
  return answerOwnForm(form, {
    schema: beginFactorSchema,
    fieldOf: { password_wrong: "currentPassword" },
    write: async ({ currentPassword }, self) => {
      await begin(self, currentPassword);
      return redirect(PAGE);
    },
  });
}

/** Recovery codes to be shown this once, and what they were made for. */
type ShownCodes = Readonly<{ codes: readonly string[]; occasion: "on" | "renewal" }>;

/** Switches the second factor on, or makes new recovery codes; the answer is the codes, to be shown this once. */
export async function showCodes(
  _state: FormState<ShownCodes>,
  form: FormData,
): Promise<FormState<ShownCodes>> {
  return answerOwnForm(form, {
    schema: codesSchema,
    fieldOf: { code_wrong: "code" },
    write: async ({ code, occasion }, self) => ({
      occasion,
      codes: await (occasion === "on" ? confirmSecondFactor : renewRecoveryCodes)(self, code),
    }),
  });
}

/** Switches the second factor off. */
export async function endSecondFactor(_state: FormState, form: FormData): Promise<FormState> {
  return answerOwnForm(form, {
    schema: endFactorSchema,
    fieldOf: { password_wrong: "currentPassword", code_wrong: "code" },
    write: async (input, self) => {
      await end(self, input);
      return redirect("/profile");
    },
  });
}

/** The second step of signing in: takes the code and goes on to the page that was asked for. */
export async function signInWithCode(_state: FormState, form: FormData): Promise<FormState> {
  return answerOpenForm(form, {
    schema: codeSchema,
    fieldOf: { code_wrong: "code" },
    write: async ({ code }) => {
      const half = await readSecondStep();
      if (!half) throw new Refusal("second_step_over");
      await showSecondFactor(half, code);
      await closeSecondStep();
      await openSession({ userId: half.userId, sessionEpoch: half.sessionEpoch });
      return redirect(half.path);
    },
  });
}
