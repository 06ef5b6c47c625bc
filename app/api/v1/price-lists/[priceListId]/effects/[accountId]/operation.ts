import { VIEW_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { previewAnswer } from "@/app/api/v1/accounts/preview-answer";
import { priceListPath, LIST_ID } from "@/app/api/v1/price-lists/[priceListId]/price-list-path";
import { accountPreviewSchema } from "@/lib/features/accounts/schema";
import { getAccountEffect as get } from "@/lib/features/price-sources/data";
import { operation } from "@/lib/platform/api/operation";
import { z } from "zod";

/** Shows what one account would pay under a price list. */
export const getPriceEffect = operation({
  id: "getPriceEffect",
  method: "GET",
  path: "/api/v1/price-lists/{priceListId}/effects/{accountId}",
  tag: "Vendor",
  summary: "What one account would pay",
  description: "For the vendor's staff: the account now and under a list or a draft, line by line.",
  params: priceListPath.extend({ accountId: z.string().meta({ description: "The account's id." }) }),
  answer: {
    status: 200,
    description: "The account before and after.",
    content: {
      name: "AccountPreview",
      schema: accountPreviewSchema,
      example: {
        dryRun: true as const,
        priceListId: LIST_ID,
        before: VIEW_EXAMPLE,
        after: VIEW_EXAMPLE,
        differences: [],
        warnings: [{ week: 0, at: "2026-11-27T02:21:01Z" }],
      },
    },
  },
  refusals: ["organization_kind_wrong", "not_found", "account_not_found", "price_missing", "rate_too_high"],
  handle: async ({ scope, params: { priceListId, accountId } }) => {
    const { source, preview } = await get(scope, { accountId, sourceId: priceListId });
    const listId = source.kind === "list" ? source.id : null;
    return { status: 200, json: previewAnswer({ ...preview, priceListId: listId }) };
  },
});
