import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { stopReloads as stop } from "@/lib/features/reloads/mutations";
import { reloadSwitchSchema, switchAnswerSchema } from "@/lib/features/reloads/schema";
import { operation } from "@/lib/platform/api/operation";

/** Stops an account's reloads, or lets them go on. */
export const stopReloads = operation({
  id: "stopReloads",
  method: "PUT",
  path: "/api/v1/accounts/{id}/reloading/stop",
  tag: "Reloads",
  summary: "Stop an account's reloads",
  description:
    "For vendor staff with the permission `rental`. With a reason: stopped, whatever the partner has set; with `null`: they go on.",
  params: accountPath,
  body: { name: "ReloadSwitch", schema: reloadSwitchSchema, example: { reason: "An invoice is overdue." } },
  answer: {
    status: 200,
    description: "Whether they are stopped.",
    content: { name: "ReloadSwitchState", schema: switchAnswerSchema, example: { stopped: true } },
  },
  refusals: ["account_not_found", "reload_not_set_up", "organization_kind_wrong"],
  handle: async ({ scope, params, body }) => ({
    status: 200,
    json: await stop(scope, { accountId: params.id, ...body }),
  }),
});
