import { publishPriceList as publish } from "@/lib/features/price-lists/mutations";
import { priceListSchema, publishedPriceListSchema } from "@/lib/features/price-lists/schema";
import { operation } from "@/lib/platform/api/operation";

/** Publishes a price list. */
export const publishPriceList = operation({
  id: "publishPriceList",
  method: "POST",
  path: "/api/v1/price-lists",
  tag: "Vendor",
  summary: "Publish a price list",
  description:
    "For the vendor's staff with the permission `licenses`. What is not named keeps its price. Accounts keep the prices they have until their next change or charge.",
  body: {
    name: "NewPriceList",
    schema: priceListSchema.strict(),
    example: {
      validFrom: "2027-01-01T00:00:00Z",
      prices: [
        { article: "02-00039-002", scenario: "on_premises", monthlyIsc: "0.60" },
        { article: "02-00039-002", scenario: "cloud", monthlyIsc: "1.20" },
      ],
    },
  },
  answer: {
    status: 201,
    description: "The new list's number and when it begins.",
    content: {
      name: "PublishedPriceList",
      schema: publishedPriceListSchema,
      example: {
        id: "01990b5a-7c00-7000-8000-000000000001",
        number: 4,
        validFrom: "2027-01-01T00:00:00Z",
      },
    },
  },
  refusals: [
    "organization_kind_wrong",
    "amount_malformed",
    "price_too_high",
    "instant_malformed",
    "valid_from_in_past",
    "article_unknown",
    "article_not_rentable",
  ],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: await publish(scope, body, reference),
  }),
});
