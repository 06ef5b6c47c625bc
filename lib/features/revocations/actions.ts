"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { revokeLicenseKey } from "@/lib/features/license-revocations/mutations";
import { revokeFormSchema } from "@/lib/features/revocations/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form *Revoke* of a license key, and shows the key as it is then. */
export async function answerRevokeForm(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: revokeFormSchema,
    write: async ({ id, reason, reference }, scope) => {
      await revokeLicenseKey(scope, { licenseKeyId: id, reason }, reference);
      revalidatePath("/license-keys", "layout");
      return redirect(`/license-keys/${id}`);
    },
  });
}
