"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/domain/form-state";
import { acceptAsNew, acceptInvitation as accept } from "@/lib/features/invitations/acceptance/mutations";
import {
  invite as send,
  resendInvitation as resend,
  withdrawInvitation as withdraw,
} from "@/lib/features/invitations/mutations";
import {
  acceptAsNewSchema,
  acceptSchema,
  invitationSchema,
  inviteSchema,
} from "@/lib/features/invitations/schema";
import { readRights } from "@/lib/features/members/schema";
import { workIn } from "@/lib/platform/access/session-gate";
import { answerForm, answerOpenForm, answerOwnForm } from "@/lib/platform/action";
import { openSession } from "@/lib/platform/auth/session-cookie";

const PAGE = "/organization";

/** Invites somebody; the answer is the address the mail goes to. */
export async function invite(_state: FormState<string>, form: FormData): Promise<FormState<string>> {
  return answerForm(form, {
    schema: inviteSchema,
    read: (sent) => ({
      organizationId: sent.get("organizationId") ?? undefined,
      email: sent.get("email"),
      locale: sent.get("locale"),
      ...readRights(sent),
    }),
    fieldOf: { member_already: "email", invited_already: "email" },
    write: async (input, scope) => {
      const { email } = await send(scope, input);
      revalidatePath(PAGE, "layout");
      return email;
    },
  });
}

/** Withdraws an invitation. */
export async function withdrawInvitation(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: invitationSchema,
    write: async ({ id }, scope) => {
      await withdraw(scope, id);
      revalidatePath(PAGE, "layout");
      return true as const;
    },
  });
}

/** Sends an invitation again. */
export async function resendInvitation(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: invitationSchema,
    write: async ({ id }, scope) => {
      await resend(scope, id);
      revalidatePath(PAGE, "layout");
      return true as const;
    },
  });
}

/** Accepts an invitation and goes on in the organization. */
export async function acceptInvitation(_state: FormState, form: FormData): Promise<FormState> {
  return answerOwnForm(form, {
    schema: acceptSchema,
    write: async ({ link }, self) => {
      await workIn(await accept(self, link));
      return redirect("/");
    },
  });
}

/** Registers the person invited, accepts, and goes on in the organization. */
export async function acceptInvitationAsNew(_state: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  return answerOpenForm(form, {
    schema: acceptAsNewSchema,
    fieldOf: {
      password_too_short: "newPassword",
      password_too_long: "newPassword",
      password_common: "newPassword",
    },
    write: async (input) => {
      const person = await acceptAsNew(input, locale);
      await openSession(person);
      await workIn(person.organizationId);
      return redirect("/");
    },
  });
}
