import { DRAFT_REFUSALS, draftPath, SAVED_EXAMPLE } from "@/app/api/v1/price-list-drafts/draft-path";
import { discardDraft } from "@/lib/features/price-drafts/mutations";
import { draftVersionSchema, savedDraftSchema } from "@/lib/features/price-drafts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Throws a draft away. */
export const discardPriceListDraft = operation({
  id: "discardPriceListDraft",
  method: "POST",
  path: "/api/v1/price-list-drafts/{draftId}/discard",
  tag: "Vendor",
  summary: "Discard a draft of a price list",
  description: "For the vendor's staff with the permission `licenses`. A draft that was published stays.",
  params: draftPath,
  body: { name: "PriceListDraftVersion", schema: draftVersionSchema, example: { basedOn: 2 } },
  answer: {
    status: 200,
    description: "The version that was thrown away.",
    content: { name: "SavedPriceListDraft", schema: savedDraftSchema, example: SAVED_EXAMPLE },
  },
  refusals: ["organization_kind_wrong", ...DRAFT_REFUSALS],
  handle: async ({ scope, params: { draftId }, body, reference }) => ({
    status: 200,
    json: await discardDraft(scope, { ...body, id: draftId }, reference),
  }),
});
