import { z } from "zod";
import { RELOAD_EXAMPLE, reloadAnswer } from "@/app/api/v1/reloads/reload-answer";
import { tryReloadAgain as again } from "@/lib/features/reloads/mutations";
import { reloadAnswerSchema } from "@/lib/features/reloads/schema";
import { operation } from "@/lib/platform/api/operation";

/** Tries a reload again. */
export const tryReloadAgain = operation({
  id: "tryReloadAgain",
  method: "POST",
  path: "/api/v1/reloads/{reloadId}/attempt",
  tag: "Reloads",
  summary: "Try a reload again",
  description:
    "For vendor staff with the permission `rental`: one that failed, or that waits for its next attempt. It goes on where it stood, so nothing is charged or invoiced twice.",
  params: z.strictObject({ reloadId: z.string().meta({ description: "The reload's id." }) }),
  answer: {
    status: 200,
    description: "The reload.",
    content: {
      name: "Reload",
      schema: reloadAnswerSchema,
      example: { ...RELOAD_EXAMPLE, state: "charged", invoice: null },
    },
  },
  refusals: ["reload_not_found", "reload_state_wrong", "organization_kind_wrong"],
  handle: async ({ scope, params }) => ({
    status: 200,
    json: reloadAnswer(await again(scope, params.reloadId)),
  }),
});
