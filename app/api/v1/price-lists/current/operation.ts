import { priceListAnswer } from "@/app/api/v1/price-lists/price-list-answer";
import { Refusal } from "@/lib/domain/refusal";
import { getCurrentPriceList as getCurrent } from "@/lib/features/price-lists/data";
import { priceListAnswerSchema } from "@/lib/features/price-lists/schema";
import { requirePermission } from "@/lib/platform/access/scope";
import { operation } from "@/lib/platform/api/operation";

/** Shows the price list in force. */
export const getCurrentPriceList = operation({
  id: "getCurrentPriceList",
  method: "GET",
  path: "/api/v1/price-lists/current",
  tag: "Prices",
  summary: "Show the price list in force",
  description: "The whole list, with both scenarios. An account may still have older prices pinned to it.",
  answer: {
    status: 200,
    description: "The list in force at this second.",
    content: {
      name: "PriceList",
      schema: priceListAnswerSchema,
      example: {
        id: "01990b5a-7c00-7000-8000-000000000001",
        number: 3,
        validFrom: "2026-07-01T00:00:00Z",
        prices: [
          { article: "02-00039-002", name: "PBX-Port14", scenario: "on_premises", monthlyIsc: "0.60" },
        ],
      },
    },
  },
  refusals: ["price_list_missing"],
  handle: async ({ scope }) => {
    requirePermission(scope, "view");
    const list = await getCurrent();
    if (!list) throw new Refusal("price_list_missing");
    return { status: 200, json: priceListAnswer(list) };
  },
});
