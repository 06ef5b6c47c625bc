"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import {
  changeAccountConfiguration,
  checkConfigurationChange,
  type ConfigurationAnswer,
  type ConfigurationPreview,
} from "@/lib/features/configurations/mutations";
import { configurationFormSchema } from "@/lib/features/configurations/schema";
import { answerForm } from "@/lib/platform/action";

/** What the rental form shows next: the summary to confirm, or the change that was made. */
export type ConfigurationStep =
  | Readonly<{ step: "previewed"; preview: ConfigurationPreview }>
  | Readonly<{ step: "changed"; change: ConfigurationAnswer }>;

/**
 * Answers the rental form. *Apply* shows what the change would do and changes nothing; *Change with costs* makes it,
 * once however often it is sent. The form carries the draft as JSON in the field `draft`.
 */
export async function answerConfigurationForm(
  _before: FormState<ConfigurationStep>,
  form: FormData,
): Promise<FormState<ConfigurationStep>> {
  return answerForm(form, {
    schema: configurationFormSchema,
    read: readDraft,
    write: async ({ intent, reference, ...change }, scope): Promise<ConfigurationStep> => {
      if (intent === "preview")
        return { step: "previewed", preview: await checkConfigurationChange(scope, change) };
      const answer = await changeAccountConfiguration(scope, change, reference);
      revalidatePath(`/accounts/${change.accountId}`, "layout");
      return { step: "changed", change: answer };
    },
  });
}

function readDraft(form: FormData): unknown {
  const { draft, ...fields } = Object.fromEntries(form.entries());
  return { ...fields, changes: parseJson(typeof draft === "string" ? draft : "") };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
