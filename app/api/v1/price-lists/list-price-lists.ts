import { formatInstant } from "@/lib/domain/instant";
import { listPriceLists as list } from "@/lib/features/price-lists/data";
import { priceListsAnswerSchema } from "@/lib/features/price-lists/schema";
import { requireVendor } from "@/lib/platform/access/scope";
import { operation } from "@/lib/platform/api/operation";

/** Lists the price lists. */
export const listPriceLists = operation({
  id: "listPriceLists",
  method: "GET",
  path: "/api/v1/price-lists",
  tag: "Vendor",
  summary: "List the price lists",
  description: "For the vendor's staff: past ones, the one in force and those that wait, the latest first.",
  answer: {
    status: 200,
    description: "All lists.",
    content: {
      name: "PriceLists",
      schema: priceListsAnswerSchema,
      example: {
        lists: [
          {
            id: "01990b5a-7c00-7000-8000-000000000001",
            number: 3,
            validFrom: "2026-07-01T00:00:00Z",
            state: "in_force" as const,
            named: 22,
            accounts: 148,
          },
        ],
      },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope }) => {
    requireVendor(scope, "view");
    const lists = await list();
    return {
      status: 200,
      json: { lists: lists.map((one) => ({ ...one, validFrom: formatInstant(one.validFrom) })) },
    };
  },
});
