"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { LONGEST_FILE } from "@/lib/domain/licenses/license-files/returned-file";
import { checkReturn, returnLicenseFile } from "@/lib/features/license-returns/mutations";
import { type ReturnAnswer, returnFormSchema } from "@/lib/features/license-returns/schema";
import { answerForm } from "@/lib/platform/action";

/** What the return form shows next: what would return, or what did. */
export type ReturnStep = Readonly<{ step: "checked" | "returned"; answer: ReturnAnswer }>;

/** Answers the return form; a file that was chosen counts instead of what was pasted, and only so far as one can be long. */
export async function answerReturnForm(
  _before: FormState<ReturnStep>,
  form: FormData,
): Promise<FormState<ReturnStep>> {
  const file = form.get("file");
  form.delete("file");
  if (file instanceof File && file.size > 0) form.set("xml", await file.slice(0, LONGEST_FILE + 1).text());
  return answerForm(form, {
    schema: returnFormSchema,
    fieldOf: {
      license_file_malformed: "xml",
      license_file_too_long: "xml",
      license_file_changed: "xml",
      license_file_other_account: "xml",
      license_file_other_device: "serial",
    },
    write: async ({ intent, reference, ...wanted }, scope): Promise<ReturnStep> => {
      if (intent === "check") return { step: "checked", answer: await checkReturn(scope, wanted) };
      const answer = await returnLicenseFile(scope, wanted, reference);
      revalidatePath(`/projects/${wanted.projectId}`, "layout");
      return { step: "returned", answer };
    },
  });
}
