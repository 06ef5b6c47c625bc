import { PROMOTION_EXAMPLE, promotionPath } from "@/app/api/v1/promotions/promotion-example";
import { endPromotion as decide } from "@/lib/features/promotions/mutations";
import { promotionAnswerSchema, promotionReasonSchema } from "@/lib/features/promotions/schema";
import { operation } from "@/lib/platform/api/operation";

/** End a promotion. */
export const endPromotion = operation({
  id: "endPromotion",
  method: "POST",
  path: "/api/v1/promotions/{promotionId}/end",
  tag: "Contracts",
  summary: "End a promotion",
  description:
    "For vendor staff with the permission `contracts`. What its system rents stops in this second.",
  params: promotionPath,
  body: {
    name: "PromotionEnd",
    schema: promotionReasonSchema.strict(),
    example: { reason: "The system was given up." },
  },
  answer: {
    status: 200,
    description: "The promotion.",
    content: {
      name: "Promotion",
      schema: promotionAnswerSchema,
      example: { ...PROMOTION_EXAMPLE, state: "ended", reason: "The system was given up." },
    },
  },
  refusals: ["organization_kind_wrong", "promotion_not_found", "promotion_state_wrong"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await decide(scope, { ...params, ...body }, reference),
  }),
});
