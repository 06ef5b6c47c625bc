import { DRAFT_REFUSALS, draftPath } from "@/app/api/v1/price-list-drafts/draft-path";
import { LIST_ID } from "@/app/api/v1/price-lists/[priceListId]/price-list-path";
import { publishDraft } from "@/lib/features/price-drafts/mutations";
import { draftVersionSchema } from "@/lib/features/price-drafts/schema";
import { publishedPriceListSchema } from "@/lib/features/price-lists/schema";
import { operation } from "@/lib/platform/api/operation";

/** Publishes a draft. */
export const publishPriceListDraft = operation({
  id: "publishPriceListDraft",
  method: "POST",
  path: "/api/v1/price-list-drafts/{draftId}/publication",
  tag: "Vendor",
  summary: "Publish a draft",
  description:
    "For the vendor's staff with the permission `licenses`. The draft becomes a price list, once. Accounts keep the prices they have until their next change or charge.",
  params: draftPath,
  body: { name: "PriceListDraftVersion", schema: draftVersionSchema, example: { basedOn: 1 } },
  answer: {
    status: 201,
    description: "The new list's number and when it begins.",
    content: {
      name: "PublishedPriceList",
      schema: publishedPriceListSchema,
      example: { id: LIST_ID, number: 4, validFrom: "2027-01-01T00:00:00Z" },
    },
  },
  refusals: [
    "organization_kind_wrong",
    ...DRAFT_REFUSALS,
    "price_list_empty",
    "valid_from_in_past",
    "article_not_rentable",
  ],
  handle: async ({ scope, params: { draftId }, body, reference }) => ({
    status: 201,
    json: await publishDraft(scope, { ...body, id: draftId }, reference),
  }),
});
