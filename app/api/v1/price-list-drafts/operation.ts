import { DRAFT_ID, PRICE_REFUSALS } from "@/app/api/v1/price-list-drafts/draft-path";
import { formatInstant } from "@/lib/domain/instant";
import { listDrafts } from "@/lib/features/price-drafts/data";
import { createDraft } from "@/lib/features/price-drafts/mutations";
import { draftsAnswerSchema, newDraftSchema, savedDraftSchema } from "@/lib/features/price-drafts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists the drafts. */
export const listPriceListDrafts = operation({
  id: "listPriceListDrafts",
  method: "GET",
  path: "/api/v1/price-list-drafts",
  tag: "Vendor",
  summary: "List the drafts of price lists",
  description: "For the vendor's staff: the drafts that were not published yet, the last changed first.",
  answer: {
    status: 200,
    description: "All drafts.",
    content: {
      name: "PriceListDrafts",
      schema: draftsAnswerSchema,
      example: { drafts: [{ id: DRAFT_ID, name: "Next year", validFrom: null, version: 1, named: 2 }] },
    },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope }) => {
    const drafts = await listDrafts(scope);
    return {
      status: 200,
      json: {
        drafts: drafts.map(({ id, name, version, named, validFrom }) => ({
          id,
          name,
          version,
          named,
          validFrom: validFrom === null ? null : formatInstant(validFrom),
        })),
      },
    };
  },
});

/** Begins a draft. */
export const createPriceListDraft = operation({
  id: "createPriceListDraft",
  method: "POST",
  path: "/api/v1/price-list-drafts",
  tag: "Vendor",
  summary: "Begin a draft of a price list",
  description: "For the vendor's staff with the permission `licenses`. A draft touches nobody.",
  body: {
    name: "NewPriceListDraft",
    schema: newDraftSchema,
    example: {
      name: "Next year",
      validFrom: "2027-01-01T00:00:00Z",
      prices: [{ article: "02-00039-002", scenario: "on_premises" as const, monthlyIsc: "0.66" }],
    },
  },
  answer: {
    status: 201,
    description: "The new draft.",
    content: { name: "SavedPriceListDraft", schema: savedDraftSchema, example: { id: DRAFT_ID, version: 1 } },
  },
  refusals: ["organization_kind_wrong", ...PRICE_REFUSALS],
  handle: async ({ scope, body, reference }) => ({
    status: 201,
    json: await createDraft(scope, body, reference),
  }),
});
