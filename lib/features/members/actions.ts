"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import {
  changeMember as change,
  leaveOrganization as leave,
  removeMember as remove,
} from "@/lib/features/members/mutations";
import { changeMemberSchema, memberSchema, readRights } from "@/lib/features/members/schema";
import { answerForm } from "@/lib/platform/action";
import { z } from "zod";

const PAGE = "/organization";

/** Changes what a member may do. */
export async function changeMember(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: changeMemberSchema,
    read: (sent) => ({ userId: sent.get("userId"), ...readRights(sent) }),
    write: async (input, scope) => {
      await change(scope, input);
      revalidatePath(PAGE, "layout");
      return true as const;
    },
  });
}

/** Removes a member. */
export async function removeMember(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: memberSchema,
    write: async ({ userId }, scope) => {
      await remove(scope, userId);
      return redirect(PAGE);
    },
  });
}

/** Leaves the organization one works in, and goes on wherever else one belongs. */
export async function leaveOrganization(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: z.object({}),
    write: async (_nothing, scope) => {
      await leave(scope);
      return redirect("/");
    },
  });
}
