"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { issueForRequest, revokeCertificate } from "@/lib/features/device-certificates/mutations";
import { issueFormSchema, revokeFormSchema } from "@/lib/features/device-certificates/schema";
import { answerForm } from "@/lib/platform/action";

const PAGE = "/devices/certificates";

/** Answers *Issue*, and shows the certificate, to be copied. */
export async function answerIssue(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: issueFormSchema,
    fieldOf: { certificate_request_invalid: "csr" },
    write: async ({ reference, ...order }, scope) => {
      const { authorityId, number } = await issueForRequest(scope, order, reference);
      return shown(authorityId, number);
    },
  });
}

/** Answers *Revoke*, and shows the certificate as it is then. */
export async function answerRevocation(_before: FormState<true>, form: FormData): Promise<FormState<true>> {
  return answerForm(form, {
    schema: revokeFormSchema,
    write: async ({ reference, ...revocation }, scope) => {
      const { authorityId, number } = await revokeCertificate(scope, revocation, reference);
      return shown(authorityId, number);
    },
  });
}

function shown(authorityId: string, number: string): never {
  revalidatePath("/devices", "layout");
  return redirect(`${PAGE}/${authorityId}/${number}`);
}
