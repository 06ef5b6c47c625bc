"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTimeZone } from "next-intl/server";
import { SCENARIOS, type Scenario } from "@/lib/domain/accounts/configuration";
import { instantOfLocalTime } from "@/lib/domain/display/local-time";
import type { FormState } from "@/lib/domain/form-state";
import type { PriceLine } from "@/lib/domain/prices/price-lines";
import {
  checkPriceFile,
  createDraft,
  discardDraft,
  importPrices,
  publishDraft,
  saveDraft,
  type SavedDraft,
} from "@/lib/features/price-drafts/mutations";
import {
  draftFormSchema,
  draftVersionFormSchema,
  newDraftFormSchema,
  priceFileFormSchema,
} from "@/lib/features/price-drafts/schema";
import { answerForm } from "@/lib/platform/action";

const PAGE = "/price-lists";

/** Answers *New draft* and goes to the editor. */
export async function answerNewDraftForm(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: newDraftFormSchema,
    write: async ({ name, reference }, scope) => {
      const { id } = await createDraft(scope, { name, prices: [] }, reference);
      revalidatePath(PAGE);
      return redirect(`${PAGE}/drafts/${id}`);
    },
  });
}

/** Answers the editor's *Save draft*. Each price is a field of its own; an empty one names no price. */
export async function answerDraftForm(
  _before: FormState<SavedDraft>,
  form: FormData,
): Promise<FormState<SavedDraft>> {
  return answerForm(form, {
    schema: draftFormSchema,
    read: readPrices,
    write: async ({ prices, validFrom, ...draft }, scope) => {
      const from = validFrom === "" ? null : instantOfLocalTime(validFrom, await getTimeZone());
      const saved = await saveDraft(scope, {
        ...draft,
        ...(from !== null && { validFrom: from }),
        prices: Object.entries(prices).map(([field, monthlyIsc]) => ({ ...cellOf(field), monthlyIsc })),
      });
      revalidatePath(PAGE, "layout");
      return saved;
    },
  });
}

/** What the import shows next: the file line by line with its text, or that it was taken over. */
export type ImportStep =
  | Readonly<{ step: "checked"; csv: string; lines: readonly PriceLine[] }>
  | Readonly<{ step: "imported"; count: number }>;

/** Answers the import: *Check* looks at a file or a pasted text, *Import* takes over what was looked at. */
export async function answerPriceFileForm(
  _before: FormState<ImportStep>,
  form: FormData,
): Promise<FormState<ImportStep>> {
  const file = form.get("file");
  const csv = file instanceof File && file.size > 0 ? await file.text() : String(form.get("csv") ?? "");
  return answerForm(form, {
    schema: priceFileFormSchema,
    read: (fields) => ({ ...Object.fromEntries(fields), csv }),
    write: async ({ intent, ...input }, scope): Promise<ImportStep> => {
      const lines = await checkPriceFile(scope, csv);
      if (intent === "check") return { step: "checked", csv, lines };
      await importPrices(scope, input);
      revalidatePath(PAGE, "layout");
      return { step: "imported", count: lines.flatMap(({ prices }) => prices).length };
    },
  });
}

/** Answers *Publish* and goes to the new list. */
export async function answerPublishForm(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: draftVersionFormSchema,
    write: async ({ reference, ...input }, scope) => {
      const { id } = await publishDraft(scope, input, reference);
      revalidatePath(PAGE, "layout");
      return redirect(`${PAGE}/${id}`);
    },
  });
}

/** Answers *Discard* and goes back to the lists. */
export async function answerDiscardForm(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: draftVersionFormSchema,
    write: async ({ reference, ...input }, scope) => {
      await discardDraft(scope, input, reference);
      revalidatePath(PAGE, "layout");
      return redirect(PAGE);
    },
  });
}

function readPrices(form: FormData): unknown {
  const fields = [...form.entries()].filter(
    (field): field is [string, string] => typeof field[1] === "string",
  );
  const prices = fields.filter(([name, text]) => isPriceField(name) && text.trim() !== "");
  return { ...Object.fromEntries(fields), prices: Object.fromEntries(prices) };
}

const isPriceField = (name: string): boolean => SCENARIOS.some((scenario) => name.startsWith(`${scenario}@`));

/** The cell a price field stands for. */
function cellOf(field: string): Readonly<{ article: string; scenario: Scenario }> {
  const [scenario, article = ""] = field.split("@");
  return { article, scenario: scenario === "cloud" ? "cloud" : "on_premises" };
}
