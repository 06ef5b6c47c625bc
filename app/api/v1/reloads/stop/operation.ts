import { stopAllReloads as stop } from "@/lib/features/reloads/mutations";
import { reloadSwitchSchema, switchAnswerSchema } from "@/lib/features/reloads/schema";
import { operation } from "@/lib/platform/api/operation";

/** Stops all reloads, or lets them go on. */
export const stopAllReloads = operation({
  id: "stopAllReloads",
  method: "PUT",
  path: "/api/v1/reloads/stop",
  tag: "Reloads",
  summary: "Stop all reloads",
  description:
    "For vendor staff with the permission `rental`. With a reason: stopped for all accounts; with `null`: they go on.",
  body: { name: "ReloadSwitch", schema: reloadSwitchSchema, example: { reason: "A price is wrong." } },
  answer: {
    status: 200,
    description: "Whether they are stopped.",
    content: { name: "ReloadSwitchState", schema: switchAnswerSchema, example: { stopped: true } },
  },
  refusals: ["organization_kind_wrong"],
  handle: async ({ scope, body }) => ({ status: 200, json: await stop(scope, body.reason) }),
});
