import { z } from "zod";
import { ownPath } from "@/app/api/v1/projects/[projectId]/own-activations/[keyId]/own-path";
import { cancelOwnActivation } from "@/lib/features/own-activations/cancellation/mutations";
import { operation } from "@/lib/platform/api/operation";

/** Cancels an own activation. */
export const cancelOwn = operation({
  id: "cancelOwnActivation",
  method: "POST",
  path: "/api/v1/projects/{projectId}/own-activations/{keyId}/cancellation",
  tag: "Licenses",
  summary: "Cancel an unused own activation",
  description: "Needs the permission `licenses`. What it held is left in its project again.",
  params: ownPath,
  answer: {
    status: 200,
    description: "It is cancelled.",
    content: {
      name: "CancelledOwnActivation",
      schema: z.object({ id: z.uuid(), state: z.literal("cancelled") }),
      example: { id: "01990b5a-7c00-7000-8000-000000000012", state: "cancelled" },
    },
  },
  refusals: [
    "project_not_found",
    "own_activation_not_found",
    "activation_key_used",
    "activation_key_cancelled",
    "activation_key_offered",
  ],
  handle: async ({ scope, params: { projectId, keyId }, reference }) => ({
    status: 200,
    json: await cancelOwnActivation(scope, { projectId, id: keyId }, reference),
  }),
});
