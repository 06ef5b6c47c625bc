"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/domain/form-state";
import {
  type BatchPreview,
  checkKeyBatch,
  type IssuedBatch,
  issueKeyList,
} from "@/lib/features/key-batches/mutations";
import { keyBatchFormSchema } from "@/lib/features/key-batches/schema";
import { answerForm } from "@/lib/platform/action";
import { sheetText } from "@/lib/platform/csv/sheet-text";

/** What the form shows next: what a list would issue, or the keys. */
export type BatchStep =
  | Readonly<{ step: "checked"; csv: string; preview: BatchPreview }>
  | Readonly<{ step: "issued"; batch: IssuedBatch }>;

/** Answers the form *Issue many*: *Check* changes nothing, *Issue* counts once however often it is sent. */
export async function answerBatchForm(
  _before: FormState<BatchStep>,
  form: FormData,
): Promise<FormState<BatchStep>> {
  return answerForm(form, {
    schema: keyBatchFormSchema,
    read: (fields) => Object.fromEntries(fields),
    write: async ({ intent, csv: typed, file, reference }, scope): Promise<BatchStep> => {
      const csv = file && file.size > 0 ? await sheetText(file) : typed;
      const list = { csv, locale: await getLocale() };
      const preview = intent === "check" ? await checkKeyBatch(scope, list) : null;
      if (preview) return { step: "checked", csv, preview };
      const batch = await issueKeyList(scope, list, reference);
      revalidatePath("/activation-keys");
      return { step: "issued", batch };
    },
  });
}
