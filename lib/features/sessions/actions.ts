"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { signInSchema, switchOrganizationSchema } from "@/lib/features/sessions/schema";
import { workIn } from "@/lib/platform/access/session-gate";
import { answerOpenForm } from "@/lib/platform/action";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { returnPath } from "@/lib/platform/auth/return-path";
import { closeSession, openSession } from "@/lib/platform/auth/session-cookie";

/** Signs in and goes on to the page that was asked for. */
export async function signIn(_state: FormState, form: FormData): Promise<FormState> {
  return answerOpenForm(form, {
    schema: signInSchema,
    write: async ({ email, password, callbackUrl }) => {
      await openSession(await checkCredentials({ email, password, address: await clientAddress() }));
      return redirect(returnPath(callbackUrl));
    },
  });
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
