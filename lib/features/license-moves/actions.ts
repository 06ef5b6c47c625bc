"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/domain/form-state";
import { checkMove, moveLicenses } from "@/lib/features/license-moves/mutations";
import { type MoveAnswer, moveFormSchema } from "@/lib/features/license-moves/schema";
import { answerForm } from "@/lib/platform/action";

/** What the move form shows next: what would move, or what did. */
export type MoveStep = Readonly<{ step: "checked" | "moved"; answer: MoveAnswer }>;

/** Answers the move form: looking changes nothing, confirming moves once however often it is sent. */
export async function answerMoveForm(
  _before: FormState<MoveStep>,
  form: FormData,
): Promise<FormState<MoveStep>> {
  return answerForm(form, {
    schema: moveFormSchema,
    fieldOf: { serial_same: "to", nothing_to_move: "from", article_does_not_fit: "to" },
    write: async ({ intent, reference, ...move }, scope): Promise<MoveStep> => {
      if (intent === "check") return { step: "checked", answer: await checkMove(scope, move) };
      const answer = await moveLicenses(scope, move, reference);
      revalidatePath(`/projects/${move.projectId}`, "layout");
      return { step: "moved", answer };
    },
  });
}
