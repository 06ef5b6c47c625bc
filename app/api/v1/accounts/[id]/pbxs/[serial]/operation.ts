import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { pbxPath } from "@/app/api/v1/accounts/[id]/account-path";
import { removePbx as remove } from "@/lib/features/pbxs/mutations";
import { removedPbxSchema } from "@/lib/features/pbxs/schema";
import { operation } from "@/lib/platform/api/operation";

/** Takes a PBX out of an account. */
export const removePbx = operation({
  id: "removePbx",
  method: "DELETE",
  path: "/api/v1/accounts/{id}/pbxs/{serial}",
  tag: "Partner",
  summary: "Take a PBX out of an account",
  description:
    "Needs the permission `rental`. Refused while the PBX rents anything. Its serial can then be added to another account; what it rented stays in the history.",
  params: pbxPath,
  answer: {
    status: 200,
    description: "The PBX is in no account any more.",
    content: {
      name: "RemovedPbx",
      schema: removedPbxSchema,
      example: { serial: SERIAL_EXAMPLE, removed: true },
    },
  },
  refusals: [
    "account_not_found",
    "account_deleted",
    "account_parked",
    "serial_malformed",
    "pbx_unknown",
    "pbx_rents",
  ],
  handle: async ({ scope, params, reference }) => ({
    status: 200,
    json: await remove(scope, { accountId: params.id, serial: params.serial }, reference),
  }),
});
