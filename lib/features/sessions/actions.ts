"use server";

import { redirect } from "next/navigation";
import { cookies } from "next/headers";
import type { FormState } from "@/lib/domain/form-state";
import { signInSchema, switchOrganizationSchema } from "@/lib/features/sessions/schema";
import { ORGANIZATION_COOKIE } from "@/lib/platform/access/session-gate";
import { answerOpenForm } from "@/lib/platform/action";
import { clientAddress } from "@/lib/platform/auth/client-address";
import { checkCredentials } from "@/lib/platform/auth/credentials";
import { returnPath } from "@/lib/platform/auth/return-path";
import { closeSession, cookieOptions, openSession } from "@/lib/platform/auth/session-cookie";

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

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

/** Goes on for another organization. The cookie is a wish: whether one belongs there is asked with each request. */
export async function switchOrganization(form: FormData): Promise<void> {
  const { data } = switchOrganizationSchema.safeParse({ organizationId: form.get("organizationId") });
  if (data) {
    const options = { ...cookieOptions(), maxAge: ONE_YEAR_SECONDS };
    (await cookies()).set(ORGANIZATION_COOKIE, data.organizationId, options);
  }
  redirect("/");
}
