import { z } from "zod";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { endProvisioningCode as end } from "@/lib/features/provisioning-codes/mutations";
import { operation } from "@/lib/platform/api/operation";

const ID = "01990b5a-7c00-7000-8000-000000000041";

/** Ends a provisioning code. */
export const endProvisioningCode = operation({
  id: "endProvisioningCode",
  method: "POST",
  path: "/api/v1/accounts/{id}/provisioning-codes/{codeId}/end",
  tag: "Rental devices",
  summary: "End a provisioning code",
  description:
    "Needs the permission `rental`. From this second on it lets nobody in; twice is as good as once.",
  params: accountPath.extend({ codeId: z.uuid() }),
  answer: {
    status: 200,
    description: "It is ended.",
    content: {
      name: "EndedProvisioningCode",
      schema: z.object({ id: z.uuid(), state: z.literal("ended") }),
      example: { id: ID, state: "ended" },
    },
  },
  refusals: ["account_not_found", "not_found"],
  handle: async ({ scope, params }) => {
    await end(scope, { accountId: params.id, codeId: params.codeId });
    return { status: 200, json: { id: params.codeId, state: "ended" } };
  },
});
