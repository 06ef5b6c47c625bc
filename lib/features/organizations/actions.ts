"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import {
  createOrganization as create,
  renameOrganization as rename,
} from "@/lib/features/organizations/mutations";
import { organizationNameSchema } from "@/lib/features/organizations/schema";
import { workIn } from "@/lib/platform/access/session-gate";
import { answerForm, answerOwnForm } from "@/lib/platform/action";

/** Creates an organization and goes on in it. */
export async function createOrganization(_state: FormState, form: FormData): Promise<FormState> {
  return answerOwnForm(form, {
    schema: organizationNameSchema,
    fieldOf: { name_taken: "name" },
    write: async (input, self) => {
      await workIn(await create(self, input));
      return redirect("/");
    },
  });
}

/** Gives one's organization another name. */
export async function renameOrganization(_state: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: organizationNameSchema,
    fieldOf: { name_taken: "name" },
    write: async (input, scope) => {
      await rename(scope, input);
      revalidatePath("/", "layout");
      return true as const;
    },
  });
}
