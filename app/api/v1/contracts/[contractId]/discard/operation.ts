import { contractPath } from "@/app/api/v1/contracts/[contractId]/contract-path";
import { STEP_EXAMPLE } from "@/app/api/v1/contracts/contract-answer";
import { discardDraft } from "@/lib/features/contracts/mutations";
import { contractStepSchema } from "@/lib/features/contracts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Throws a draft away. */
export const discardContract = operation({
  id: "discardContract",
  method: "POST",
  path: "/api/v1/contracts/{contractId}/discard",
  tag: "Contracts",
  summary: "Discard a draft of a contract",
  description: "Needs the permission `contracts`. Throws a draft away; what was submitted stays.",
  params: contractPath,
  answer: {
    status: 200,
    description: "The draft as it was.",
    content: {
      name: "ContractStep",
      schema: contractStepSchema,
      example: { ...STEP_EXAMPLE, state: "draft", number: null, startsAt: null },
    },
  },
  refusals: ["contract_not_found", "contract_state_wrong", "organization_kind_wrong", "limited_to_projects"],
  handle: async ({ scope, params, reference }) => ({
    status: 200,
    json: await discardDraft(scope, params.contractId, reference),
  }),
});
