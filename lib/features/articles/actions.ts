"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { changeArticle, createArticle } from "@/lib/features/articles/mutations";
import { articleChangeFormSchema, articleFormSchema } from "@/lib/features/articles/schema";
import { answerForm } from "@/lib/platform/action";

const PAGE = "/articles";

/** Answers the form *Add article*. */
export async function answerArticleForm(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: articleFormSchema,
    fieldOf: { article_number_taken: "number", article_not_rentable: "rentable" },
    write: async ({ reference, ...article }, scope) => {
      await createArticle(scope, article, reference);
      revalidatePath(PAGE);
      return redirect(PAGE);
    },
  });
}

/** Answers the form that changes an article, and goes back to the list. */
export async function answerArticleChange(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: articleChangeFormSchema,
    fieldOf: { article_in_use: "kind", article_not_rentable: "rentable" },
    write: async ({ reference, ...article }, scope) => {
      await changeArticle(scope, article, reference);
      revalidatePath(PAGE, "layout");
      return redirect(PAGE);
    },
  });
}
