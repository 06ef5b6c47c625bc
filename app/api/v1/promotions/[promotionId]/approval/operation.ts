import { PROMOTION_EXAMPLE, promotionPath } from "@/app/api/v1/promotions/promotion-example";
import { approvePromotion as decide } from "@/lib/features/promotions/mutations";
import { promotionAnswerSchema, promotionApprovalSchema } from "@/lib/features/promotions/schema";
import { operation } from "@/lib/platform/api/operation";

/** Approve a promotion. */
export const approvePromotion = operation({
  id: "approvePromotion",
  method: "POST",
  path: "/api/v1/promotions/{promotionId}/approval",
  tag: "Contracts",
  summary: "Approve a promotion",
  description:
    "For vendor staff with the permission `contracts`. What the system of that name rents costs nothing until `endsAt`; in that second it stops renting. The promotion the partner had before ends.",
  params: promotionPath,
  body: {
    name: "PromotionApproval",
    schema: promotionApprovalSchema.strict(),
    example: { endsAt: "2027-11-22T00:00:00Z" },
  },
  answer: {
    status: 200,
    description: "The promotion.",
    content: {
      name: "Promotion",
      schema: promotionAnswerSchema,
      example: { ...PROMOTION_EXAMPLE, state: "approved", endsAt: "2027-11-22T00:00:00Z" },
    },
  },
  refusals: [
    "instant_malformed",
    "organization_kind_wrong",
    "promotion_not_found",
    "promotion_state_wrong",
    "promotion_end_in_past",
    "account_parked",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await decide(scope, { ...params, ...body }, reference),
  }),
});
