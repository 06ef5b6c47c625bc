"use server";

import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import type { FormState } from "@/lib/domain/form-state";
import { preassignHardwareLicenses } from "@/lib/features/hardware-licenses/mutations";
import type { HardwareLicense } from "@/lib/features/hardware-licenses/schema";
import {
  checkPreAssignmentList,
  type PreAssignmentPreview,
  preassignList,
} from "@/lib/features/pre-assignments/mutations";
import { preAssignFormSchema, preAssignListFormSchema } from "@/lib/features/pre-assignments/schema";
import { answerForm } from "@/lib/platform/action";
import { sheetText } from "@/lib/platform/csv/sheet-text";

const PAGE = "/pre-assignments";

/** Answers the form that pre-assigns a hardware license to one device. */
export async function answerPreAssignForm(
  _before: FormState<HardwareLicense[]>,
  form: FormData,
): Promise<FormState<HardwareLicense[]>> {
  return answerForm(form, {
    schema: preAssignFormSchema,
    fieldOf: {
      article_unknown: "article",
      article_not_hardware: "article",
      article_does_not_fit: "serial",
    },
    write: async ({ reference, ...license }, scope) => {
      const made = await preassignHardwareLicenses(scope, { licenses: [license] }, reference);
      revalidatePath(PAGE);
      return made;
    },
  });
}

/** What the form for many shows next: what would be assigned, or how many were. */
export type PreAssignStep =
  | Readonly<{ step: "checked"; csv: string; preview: PreAssignmentPreview }>
  | Readonly<{ step: "assigned"; count: number }>;

/** Answers the form for many: *Check* changes nothing, *Pre-assign* counts once however often it is sent. */
export async function answerPreAssignList(
  _before: FormState<PreAssignStep>,
  form: FormData,
): Promise<FormState<PreAssignStep>> {
  return answerForm(form, {
    schema: preAssignListFormSchema,
    read: (fields) => Object.fromEntries(fields),
    write: async ({ intent, csv: typed, file, reference }, scope): Promise<PreAssignStep> => {
      const csv = file && file.size > 0 ? await sheetText(file) : typed;
      const list = { csv, locale: await getLocale() };
      if (intent === "check")
        return { step: "checked", csv, preview: await checkPreAssignmentList(scope, list) };
      const made = await preassignList(scope, list, reference);
      revalidatePath(PAGE);
      return { step: "assigned", count: made.length };
    },
  });
}
