"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { checkImport, importLicenseKeys } from "@/lib/features/license-imports/mutations";
import { type CheckedList, importFormSchema } from "@/lib/features/license-imports/schema";
import type { BindAnswer } from "@/lib/features/license-keys/schema";
import { answerForm } from "@/lib/platform/action";

/** What the import form shows next: every line, or what was bound. */
export type ImportStep =
  | Readonly<{ step: "checked"; list: CheckedList }>
  | Readonly<{ step: "bound"; answer: BindAnswer }>;

/** Answers the import form; a file that was chosen counts instead of what was pasted. */
export async function answerImportForm(
  _before: FormState<ImportStep>,
  form: FormData,
): Promise<FormState<ImportStep>> {
  const file = form.get("file");
  form.delete("file");
  if (file instanceof File && file.size > 0) form.set("csv", await file.text());
  return answerForm(form, {
    schema: importFormSchema,
    fieldOf: {
      csv_empty: "csv",
      csv_malformed: "csv",
      csv_too_long: "csv",
      csv_too_many_lines: "csv",
      csv_columns_missing: "csv",
    },
    write: async ({ intent, reference, ...wanted }, scope): Promise<ImportStep> => {
      if (intent === "check") return { step: "checked", list: await checkImport(scope, wanted) };
      const answer = await importLicenseKeys(scope, wanted, reference);
      revalidatePath(`/projects/${wanted.projectId}`, "layout");
      return { step: "bound", answer };
    },
  });
}
