"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/lib/domain/form-state";
import { startActing as start, stopActing as stop } from "@/lib/features/acting/mutations";
import { startActingSchema } from "@/lib/features/acting/schema";
import { answerForm } from "@/lib/platform/action";
import { currentScope } from "@/lib/platform/access/session-gate";

/** Begins to act for an organization and goes to its first page. */
export async function startActing(_state: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, {
    schema: startActingSchema,
    write: async (input, scope) => {
      await start(scope, input);
      return redirect("/");
    },
  });
}

/** The button *Stop* of the banner: back to one's own place. */
export async function stopActing(): Promise<void> {
  const scope = await currentScope();
  if (scope) await stop(scope);
  redirect("/");
}
