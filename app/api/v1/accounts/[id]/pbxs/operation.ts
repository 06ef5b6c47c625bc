import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { addPbx as add } from "@/lib/features/pbxs/mutations";
import { addedPbxSchema, newPbxSchema } from "@/lib/features/pbxs/schema";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE = { serial: SERIAL_EXAMPLE, name: "Headquarters", scenario: "on_premises" } as const;

/** Adds a PBX. */
export const addPbx = operation({
  id: "addPbx",
  method: "POST",
  path: "/api/v1/accounts/{id}/pbxs",
  tag: "Partner",
  summary: "Add a PBX to an account",
  description:
    "Needs the permission `rental`. The PBX rents nothing yet. A device gets its rental licenses from one account only.",
  params: accountPath,
  body: { name: "NewPbx", schema: newPbxSchema.strict(), example: EXAMPLE },
  answer: {
    status: 201,
    description: "The PBX.",
    content: { name: "AddedPbx", schema: addedPbxSchema, example: { ...EXAMPLE, version: 0 } },
  },
  refusals: ["account_not_found", "account_deleted", "account_parked", "serial_malformed", "serial_taken"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 201,
    json: await add(scope, { ...body, accountId: params.id }, reference),
  }),
});
