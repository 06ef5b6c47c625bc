"use server";

import { revalidatePath } from "next/cache";
import { changesOfFields } from "@/lib/domain/accounts/rental-fields";
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
 * once however often it is sent. Each quantity is a field of its own, so the form works before any script has come.
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
  const fields = [...form.entries()].filter(
    (field): field is [string, string] => typeof field[1] === "string",
  );
  const values = Object.fromEntries(fields);
  return { ...values, changes: changesOfFields(values) };
}
