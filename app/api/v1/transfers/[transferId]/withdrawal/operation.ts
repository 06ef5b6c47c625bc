import { closedExample, transferPath } from "@/app/api/v1/transfers/[transferId]/transfer-path";
import { withdrawTransfer as withdraw } from "@/lib/features/key-transfers/mutations";
import { transferStateSchema } from "@/lib/features/key-transfers/schema";
import { operation } from "@/lib/platform/api/operation";

/** Withdraws a transfer. */
export const withdrawTransfer = operation({
  id: "withdrawTransfer",
  method: "POST",
  path: "/api/v1/transfers/{transferId}/withdrawal",
  tag: "Licenses",
  summary: "Withdraw an offered key",
  description: "Needs the permission `licenses`. As long as nobody took it.",
  params: transferPath,
  answer: {
    status: 200,
    description: "It is withdrawn.",
    content: { name: "TransferState", schema: transferStateSchema, example: closedExample("withdrawn") },
  },
  refusals: ["transfer_not_found", "transfer_closed"],
  handle: async ({ scope, params, reference }) => ({
    status: 200,
    json: await withdraw(scope, params.transferId, reference),
  }),
});
