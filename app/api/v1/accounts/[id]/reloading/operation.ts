import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { reloadServiceAnswer, SERVICE_EXAMPLE } from "@/app/api/v1/reloads/reload-answer";
import { requireReloadService } from "@/lib/features/reload-service/data";
import { setReloading as set } from "@/lib/features/reloads/mutations";
import { reloadServiceSchema, reloadSettingsSchema } from "@/lib/features/reloads/schema";
import { operation } from "@/lib/platform/api/operation";

const content = { name: "ReloadService", schema: reloadServiceSchema, example: SERVICE_EXAMPLE };

/** Shows an account's reloading service. */
export const getReloading = operation({
  id: "getReloading",
  method: "GET",
  path: "/api/v1/accounts/{id}/reloading",
  tag: "Reloads",
  summary: "Read an account's reloading service",
  description: "Its terms, what it still needs, what stops it, and what a reload that is due waits for.",
  params: accountPath,
  answer: { status: 200, description: "The service.", content },
  refusals: ["account_not_found"],
  handle: async ({ scope, params }) => ({
    status: 200,
    json: reloadServiceAnswer(await requireReloadService(scope, params.id)),
  }),
});

/** Sets an account's reloading service. */
export const setReloading = operation({
  id: "setReloading",
  method: "PUT",
  path: "/api/v1/accounts/{id}/reloading",
  tag: "Reloads",
  summary: "Set an account's reloading service",
  description:
    "For partner staff with the permission `rental`, because the partner is invoiced. Switching it on needs the partner's contract “Automatic iSC Reloading Service”, one month of iSC charged by hand, a billing address, and the vendor's billing facts and price of one iSC.",
  params: accountPath,
  body: {
    name: "ReloadSettings",
    schema: reloadSettingsSchema,
    example: { enabled: true, thresholdWeeks: 2, amountIsc: "100", monthlyCapIsc: "300" },
  },
  answer: { status: 200, description: "The service as it is now.", content },
  refusals: [
    "account_not_found",
    "reload_not_possible",
    "reload_amount_malformed",
    "reload_cap_too_low",
    "organization_kind_wrong",
  ],
  handle: async ({ scope, params, body, reference }) => {
    await set(scope, { accountId: params.id, ...body }, reference);
    return { status: 200, json: reloadServiceAnswer(await requireReloadService(scope, params.id)) };
  },
});
