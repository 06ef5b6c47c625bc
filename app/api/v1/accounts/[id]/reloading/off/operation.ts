import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { reloadServiceAnswer, SERVICE_EXAMPLE } from "@/app/api/v1/reloads/reload-answer";
import { requireReloadService } from "@/lib/features/reload-service/data";
import { switchReloadingOff as switchOff } from "@/lib/features/reloads/mutations";
import { reloadServiceSchema } from "@/lib/features/reloads/schema";
import { operation } from "@/lib/platform/api/operation";

/** Switches an account's reloading service off. */
export const switchReloadingOff = operation({
  id: "switchReloadingOff",
  method: "POST",
  path: "/api/v1/accounts/{id}/reloading/off",
  tag: "Reloads",
  summary: "Switch an account's reloading service off",
  description:
    "For partner and customer staff with the permission `rental`. Nothing is charged once this has answered; what is charged already is still invoiced.",
  params: accountPath,
  answer: {
    status: 200,
    description: "The service as it is now.",
    content: {
      name: "ReloadService",
      schema: reloadServiceSchema,
      example: { ...SERVICE_EXAMPLE, enabled: false },
    },
  },
  refusals: ["account_not_found", "reload_not_set_up", "organization_kind_wrong"],
  handle: async ({ scope, params }) => {
    await switchOff(scope, params.id);
    return { status: 200, json: reloadServiceAnswer(await requireReloadService(scope, params.id)) };
  },
});
