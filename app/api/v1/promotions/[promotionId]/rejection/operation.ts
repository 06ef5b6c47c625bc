import { PROMOTION_EXAMPLE, promotionPath } from "@/app/api/v1/promotions/promotion-example";
import { rejectPromotion as decide } from "@/lib/features/promotions/mutations";
import { promotionAnswerSchema, promotionReasonSchema } from "@/lib/features/promotions/schema";
import { operation } from "@/lib/platform/api/operation";

/** Reject a promotion. */
export const rejectPromotion = operation({
  id: "rejectPromotion",
  method: "POST",
  path: "/api/v1/promotions/{promotionId}/rejection",
  tag: "Contracts",
  summary: "Reject a promotion",
  description: "For vendor staff with the permission `contracts`. The partner reads the reason.",
  params: promotionPath,
  body: {
    name: "PromotionRejection",
    schema: promotionReasonSchema.strict(),
    example: { reason: "One system is free already." },
  },
  answer: {
    status: 200,
    description: "The promotion.",
    content: {
      name: "Promotion",
      schema: promotionAnswerSchema,
      example: { ...PROMOTION_EXAMPLE, state: "rejected", reason: "One system is free already." },
    },
  },
  refusals: ["organization_kind_wrong", "promotion_not_found", "promotion_state_wrong"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await decide(scope, { ...params, ...body }, reference),
  }),
});
