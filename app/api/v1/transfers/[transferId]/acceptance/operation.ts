import { closedExample, transferPath } from "@/app/api/v1/transfers/[transferId]/transfer-path";
import { acceptTransfer as accept } from "@/lib/features/key-transfers/mutations";
import { acceptSchema, transferStateSchema } from "@/lib/features/key-transfers/schema";
import { operation } from "@/lib/platform/api/operation";

/** Accepts a transfer. */
export const acceptTransfer = operation({
  id: "acceptTransfer",
  method: "POST",
  path: "/api/v1/transfers/{transferId}/acceptance",
  tag: "Licenses",
  summary: "Accept a key into a project",
  description:
    "Needs the permission `licenses`. The key is used without its text, and what it holds is added.",
  params: transferPath,
  body: {
    name: "TransferAcceptance",
    schema: acceptSchema.strict(),
    example: { projectId: "01990b5a-7c00-7000-8000-000000000010" },
  },
  answer: {
    status: 200,
    description: "It is accepted.",
    content: { name: "TransferState", schema: transferStateSchema, example: closedExample("accepted") },
  },
  refusals: [
    "transfer_not_found",
    "transfer_closed",
    "project_not_found",
    "activation_key_used",
    "activation_key_cancelled",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await accept(scope, { ...params, ...body }, reference),
  }),
});
