import { PROMOTION_EXAMPLE } from "@/app/api/v1/promotions/promotion-example";
import { listPromotions as list, promotionAnswer } from "@/lib/features/promotions/data";
import { requestPromotion as request } from "@/lib/features/promotions/mutations";
import {
  promotionAnswerSchema,
  promotionListSchema,
  promotionRequestSchema,
  promotionsAnswerSchema,
} from "@/lib/features/promotions/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists promotions. */
export const listPromotions = operation({
  id: "listPromotions",
  method: "GET",
  path: "/api/v1/promotions",
  tag: "Contracts",
  summary: "List partner promotions",
  description: "A partner's own, or all for the vendor; the newest first.",
  query: promotionListSchema.strict(),
  answer: {
    status: 200,
    description: "The promotions.",
    content: {
      name: "Promotions",
      schema: promotionsAnswerSchema,
      example: { promotions: [PROMOTION_EXAMPLE] },
    },
  },
  refusals: [],
  handle: async ({ scope, query }) => ({
    status: 200,
    json: { promotions: (await list(scope, query)).map(promotionAnswer) },
  }),
});

/** Asks for a promotion. */
export const requestPromotion = operation({
  id: "requestPromotion",
  method: "POST",
  path: "/api/v1/promotions",
  tag: "Contracts",
  summary: "Ask for the partner promotion",
  description:
    "For partner staff with the permission `rental`: a free rental for one system of one of the partner's accounts, by the exact name of that system.",
  body: {
    name: "PromotionRequest",
    schema: promotionRequestSchema.strict(),
    example: { accountId: PROMOTION_EXAMPLE.accountId, systemName: PROMOTION_EXAMPLE.systemName },
  },
  answer: {
    status: 201,
    description: "The request.",
    content: { name: "Promotion", schema: promotionAnswerSchema, example: PROMOTION_EXAMPLE },
  },
  refusals: ["organization_kind_wrong", "account_not_found", "account_deleted", "promotion_requested"],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: await request(scope, body, reference),
  }),
});
