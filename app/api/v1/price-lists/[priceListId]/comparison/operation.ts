import { z } from "zod";
import { priceListPath } from "@/app/api/v1/price-lists/[priceListId]/price-list-path";
import { formatCents } from "@/lib/domain/money/amount";
import { type Cents, cents } from "@/lib/domain/money/units";
import { comparePrices } from "@/lib/domain/prices/compare-prices";
import { comparisonAnswerSchema } from "@/lib/features/price-lists/schema";
import { requirePriceSource } from "@/lib/features/price-sources/data";
import { operation } from "@/lib/platform/api/operation";

/** Compares two price lists. */
export const comparePriceLists = operation({
  id: "comparePriceLists",
  method: "GET",
  path: "/api/v1/price-lists/{priceListId}/comparison",
  tag: "Vendor",
  summary: "Compare two price lists",
  description: "For the vendor's staff: old and new price, difference and percent. Each may be a draft.",
  params: priceListPath,
  query: z.strictObject({ old: z.string().meta({ description: "The id of the list or draft before." }) }),
  answer: {
    status: 200,
    description: "Every price of either, article by article.",
    content: {
      name: "PriceComparison",
      schema: comparisonAnswerSchema,
      example: {
        prices: [
          {
            article: "02-00039-002",
            scenario: "on_premises" as const,
            oldIsc: "0.60",
            newIsc: "0.66",
            differenceIsc: "0.06",
            percent: "10.00",
          },
        ],
      },
    },
  },
  refusals: ["organization_kind_wrong", "not_found"],
  handle: async ({ scope, params: { priceListId }, query }) => {
    const old = await requirePriceSource(scope, query.old);
    const other = await requirePriceSource(scope, priceListId);
    const prices = comparePrices(old.prices, other.prices).map((row) => ({
      article: row.article,
      scenario: row.scenario,
      oldIsc: decimal(row.old),
      newIsc: decimal(row.new),
      differenceIsc: decimal(row.difference),
      percent: row.percent === null ? null : decimal(cents(row.percent)),
    }));
    return { status: 200, json: { prices } };
  },
});

const decimal = (amount: Cents | null): string | null => (amount === null ? null : formatCents(amount));
