import { closedExample, transferPath } from "@/app/api/v1/transfers/[transferId]/transfer-path";
import { declineTransfer as decline } from "@/lib/features/key-transfers/mutations";
import { transferStateSchema } from "@/lib/features/key-transfers/schema";
import { operation } from "@/lib/platform/api/operation";

/** Declines a transfer. */
export const declineTransfer = operation({
  id: "declineTransfer",
  method: "POST",
  path: "/api/v1/transfers/{transferId}/decline",
  tag: "Licenses",
  summary: "Decline a key that is handed over",
  description: "Needs the permission `licenses`. It stays with the organization that offered it.",
  params: transferPath,
  answer: {
    status: 200,
    description: "It is declined.",
    content: { name: "TransferState", schema: transferStateSchema, example: closedExample("declined") },
  },
  refusals: ["transfer_not_found", "transfer_closed"],
  handle: async ({ scope, params, reference }) => ({
    status: 200,
    json: await decline(scope, params.transferId, reference),
  }),
});
