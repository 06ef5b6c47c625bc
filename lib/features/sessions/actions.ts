"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/lib/domain/form-state";
import { isRefusal } from "@/lib/domain/refusal";
import { endOtherSessions as endOthers, endOwnSession } from "@/lib/features/sessions/mutations";
import { endSessionSchema, signInSchema, switchOrganizationSchema } from "@/lib/features/sessions/schema";
import { workIn } from "@/lib/platform/access/session-gate";
import { answerOpenForm, answerOwnForm } from "@/lib/platform/action";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { returnPath } from "@/lib/platform/auth/return-path";
import { closeSession } from "@/lib/platform/auth/session-cookie";
import { goOn } from "@/lib/platform/auth/sign-in";

/**
 * Signs in and goes on to the page that was asked for: by way of the second factor, where there is one. Whoever has not
 * confirmed their address is told so.
 */
export async function signIn(_state: FormState, form: FormData): Promise<FormState> {
  return answerOpenForm(form, {
    schema: signInSchema,
    write: async ({ email, password, callbackUrl }) => {
      const address = await clientAddress();
      const person = await checkCredentials({ email, password, address }).catch(toConfirmation);
      return goOn(person, returnPath(callbackUrl));
    },
  });
}

function toConfirmation(error: unknown): never {
  if (isRefusal(error) && error.code === "email_unconfirmed") redirect("/confirm-email");
  throw error;
}

/** Signs out in this browser. */
export async function signOut(): Promise<void> {
  await closeSession();
  redirect("/sign-in");
}

/** Goes on for another organization one belongs to. */
export async function switchOrganization(form: FormData): Promise<void> {
  const { data } = switchOrganizationSchema.safeParse({ organizationId: form.get("organizationId") });
  if (data) await workIn(data.organizationId);
  redirect("/");
}

/** Ends one of one's own sessions. */
export async function endSession(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerOwnForm(form, {
    schema: endSessionSchema,
    write: async ({ id }, self) => {
      await endOwnSession(self, id);
      revalidatePath("/profile");
      return true as const;
    },
  });
}

/** Ends all of one's own sessions but this one. */
export async function endOtherSessions(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerOwnForm(form, {
    schema: z.object({}),
    write: async (_nothing, self) => {
      await endOthers(self);
      revalidatePath("/profile");
      return true as const;
    },
  });
}
