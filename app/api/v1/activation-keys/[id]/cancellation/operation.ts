import { z } from "zod";
import { cancelActivationKey as cancel } from "@/lib/features/activation-keys/cancellation/mutations";
import { cancelKeySchema, keyIdSchema } from "@/lib/features/activation-keys/schema";
import { momentText } from "@/lib/features/fields/schema";
import { operation } from "@/lib/platform/api/operation";

const ID_EXAMPLE = "01990b5a-7c00-7000-8000-000000000002";

/** Cancels an activation key. */
export const cancelActivationKey = operation({
  id: "cancelActivationKey",
  method: "POST",
  path: "/api/v1/activation-keys/{id}/cancellation",
  tag: "Vendor",
  summary: "Cancel an unused activation key",
  description:
    "For the vendor's staff with the permission `licenses`. The key can never be used afterwards. One that was used already stays as it is and is refused.",
  params: z.strictObject({
    id: keyIdSchema.meta({ description: "The key's id, as answered when it was issued." }),
  }),
  body: { name: "KeyCancellation", schema: cancelKeySchema, example: { reason: "Ordered by mistake" } },
  answer: {
    status: 200,
    description: "The key as it is now.",
    content: {
      name: "CancelledKey",
      schema: z.object({ id: keyIdSchema, state: z.literal("cancelled"), cancelledAt: momentText }),
      example: { id: ID_EXAMPLE, state: "cancelled", cancelledAt: "2026-11-22T03:10:00Z" },
    },
  },
  refusals: ["organization_kind_wrong", "activation_key_used", "activation_key_cancelled", "not_found"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await cancel(scope, { id: params.id, reason: body.reason }, reference),
  }),
});
