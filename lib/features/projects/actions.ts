"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { createProject, renameProject } from "@/lib/features/projects/mutations";
import { newProjectFormSchema, renameFormSchema } from "@/lib/features/projects/schema";
import { answerForm } from "@/lib/platform/action";

/** Answers the form *New project*: leads to it. */
export async function answerNewProjectForm(
  _before: FormState<never>,
  form: FormData,
): Promise<FormState<never>> {
  return answerForm(form, {
    schema: newProjectFormSchema,
    fieldOf: { name_taken: "name" },
    write: async ({ name, reference }, scope) => {
      const { id } = await createProject(scope, { name }, reference);
      revalidatePath("/projects", "layout");
      redirect(`/projects/${id}`);
    },
  });
}

/** Answers the form *Rename*: leads back to the project. */
export async function answerRenameForm(_before: FormState<never>, form: FormData): Promise<FormState<never>> {
  return answerForm(form, {
    schema: renameFormSchema,
    fieldOf: { name_taken: "name" },
    write: async (project, scope) => {
      const { id } = await renameProject(scope, project);
      revalidatePath("/projects", "layout");
      redirect(`/projects/${id}`);
    },
  });
}
