import { VIEW_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { previewAnswer } from "@/app/api/v1/accounts/preview-answer";
import { tryCharge } from "@/lib/features/charges/trial/mutations";
import { chargeTrialSchema } from "@/lib/features/charges/trial/schema";
import { accountPreviewSchema } from "@/lib/features/accounts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Tries a charge without a key. */
export const tryChargeWithoutKey = operation({
  id: "tryCharge",
  method: "GET",
  path: "/api/v1/accounts/{id}/charge-trial",
  tag: "Accounts",
  summary: "What a charge of so many iSC would do",
  description:
    "The account before and after, with new prices and the warnings that would come. No key is needed, and nothing is charged.",
  params: accountPath,
  query: chargeTrialSchema,
  answer: {
    status: 200,
    description: "What would be.",
    content: {
      name: "AccountPreview",
      schema: accountPreviewSchema,
      example: {
        dryRun: true as const,
        priceListId: null,
        before: VIEW_EXAMPLE,
        after: VIEW_EXAMPLE,
        differences: [],
        warnings: [{ week: 0, at: "2026-11-27T02:21:01Z" }],
      },
    },
  },
  refusals: ["account_not_found", "amount_malformed", "balance_too_high", "rate_too_high", "account_parked"],
  handle: async ({ scope, params, query }) => ({
    status: 200,
    json: previewAnswer(await tryCharge(scope, { accountId: params.id, amount: query.isc })),
  }),
});
