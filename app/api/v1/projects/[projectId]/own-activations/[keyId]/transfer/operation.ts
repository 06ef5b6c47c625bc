import { ownPath } from "@/app/api/v1/projects/[projectId]/own-activations/[keyId]/own-path";
import { offerTransfer as offer } from "@/lib/features/key-transfers/offer/mutations";
import { offerSchema, transferStateSchema } from "@/lib/features/key-transfers/schema";
import { operation } from "@/lib/platform/api/operation";

/** Offers an own activation to another organization. */
export const offerTransfer = operation({
  id: "offerTransfer",
  method: "POST",
  path: "/api/v1/projects/{projectId}/own-activations/{keyId}/transfer",
  tag: "Licenses",
  summary: "Hand an own activation to another organization",
  description:
    "Needs the permission `licenses`. The receiving side is told by mail and sees it among its transfers; until it is taken it can be withdrawn.",
  params: ownPath,
  body: { name: "NewTransfer", schema: offerSchema.strict(), example: { recipient: "Muster AG" } },
  answer: {
    status: 201,
    description: "The transfer.",
    content: {
      name: "TransferState",
      schema: transferStateSchema,
      example: { id: "01990b5a-7c00-7000-8000-000000000013", state: "offered" },
    },
  },
  refusals: [
    "project_not_found",
    "own_activation_not_found",
    "activation_key_used",
    "activation_key_cancelled",
    "activation_key_offered",
    "recipient_unknown",
    "recipient_is_self",
    "rate_limited",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 201,
    json: await offer(scope, { ...params, ...body }, reference),
  }),
});
