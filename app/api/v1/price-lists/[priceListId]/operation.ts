import { LIST_ID, priceListPath } from "@/app/api/v1/price-lists/[priceListId]/price-list-path";
import { priceListAnswer } from "@/app/api/v1/price-lists/price-list-answer";
import { Refusal } from "@/lib/domain/refusal";
import { getPriceList as get } from "@/lib/features/price-lists/data";
import { isPriceListId, priceListAnswerSchema } from "@/lib/features/price-lists/schema";
import { requireVendor } from "@/lib/platform/access/scope";
import { operation } from "@/lib/platform/api/operation";

/** Shows a price list. */
export const getPriceList = operation({
  id: "getPriceList",
  method: "GET",
  path: "/api/v1/price-lists/{priceListId}",
  tag: "Vendor",
  summary: "Show a price list",
  description: "For the vendor's staff: a published list, whole, whether it waits, is in force or past.",
  params: priceListPath,
  answer: {
    status: 200,
    description: "The list.",
    content: {
      name: "PriceList",
      schema: priceListAnswerSchema,
      example: {
        id: LIST_ID,
        number: 3,
        validFrom: "2026-07-01T00:00:00Z",
        prices: [
          { article: "02-00039-002", name: "PBX-Port14", scenario: "on_premises", monthlyIsc: "0.60" },
        ],
      },
    },
  },
  refusals: ["organization_kind_wrong", "not_found"],
  handle: async ({ scope, params: { priceListId } }) => {
    requireVendor(scope, "view");
    const list = isPriceListId(priceListId) ? await get(priceListId) : null;
    if (!list) throw new Refusal("not_found");
    return { status: 200, json: priceListAnswer(list) };
  },
});
