import {
  DRAFT_ID,
  DRAFT_REFUSALS,
  draftPath,
  PRICE_REFUSALS,
  SAVED_EXAMPLE,
} from "@/app/api/v1/price-list-drafts/draft-path";
import { formatInstant } from "@/lib/domain/instant";
import { formatCents } from "@/lib/domain/money/amount";
import { Refusal } from "@/lib/domain/refusal";
import { getDraft } from "@/lib/features/price-drafts/data";
import { saveDraft } from "@/lib/features/price-drafts/mutations";
import { draftAnswerSchema, draftSchema, savedDraftSchema } from "@/lib/features/price-drafts/schema";
import { operation } from "@/lib/platform/api/operation";

const PRICES = [{ article: "02-00039-002", scenario: "on_premises" as const, monthlyIsc: "0.66" }];

/** Shows a draft. */
export const getPriceListDraft = operation({
  id: "getPriceListDraft",
  method: "GET",
  path: "/api/v1/price-list-drafts/{draftId}",
  tag: "Vendor",
  summary: "Show a draft",
  description: "For the vendor's staff: the prices the draft names. What it does not name keeps its price.",
  params: draftPath,
  answer: {
    status: 200,
    description: "The draft.",
    content: {
      name: "PriceListDraft",
      schema: draftAnswerSchema,
      example: { id: DRAFT_ID, name: "Next year", validFrom: null, version: 1, prices: PRICES },
    },
  },
  refusals: ["organization_kind_wrong", "not_found"],
  handle: async ({ scope, params: { draftId } }) => {
    const draft = await getDraft(scope, draftId);
    if (!draft) throw new Refusal("not_found");
    const { id, name, version, validFrom, prices } = draft;
    return {
      status: 200,
      json: {
        id,
        name,
        version,
        validFrom: validFrom === null ? null : formatInstant(validFrom),
        prices: prices.map(({ price, ...cell }) => ({ ...cell, monthlyIsc: formatCents(price) })),
      },
    };
  },
});

/** Replaces a draft. */
export const savePriceListDraft = operation({
  id: "savePriceListDraft",
  method: "PUT",
  path: "/api/v1/price-list-drafts/{draftId}",
  tag: "Vendor",
  summary: "Replace a draft",
  description: "For the vendor's staff with the permission `licenses`. The whole draft, as it shall be.",
  params: draftPath,
  body: {
    name: "PriceListDraftChange",
    schema: draftSchema,
    example: { basedOn: 1, name: "Next year", prices: PRICES },
  },
  answer: {
    status: 200,
    description: "The draft's new version.",
    content: { name: "SavedPriceListDraft", schema: savedDraftSchema, example: SAVED_EXAMPLE },
  },
  refusals: ["organization_kind_wrong", ...DRAFT_REFUSALS, ...PRICE_REFUSALS],
  handle: async ({ scope, params: { draftId }, body, reference }) => ({
    status: 200,
    json: await saveDraft(scope, { ...body, id: draftId }, reference),
  }),
});
