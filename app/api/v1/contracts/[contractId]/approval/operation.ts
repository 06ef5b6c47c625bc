import { contractPath } from "@/app/api/v1/contracts/[contractId]/contract-path";
import { STEP_EXAMPLE } from "@/app/api/v1/contracts/contract-answer";
import { approveContract as approve } from "@/lib/features/contract-decisions/mutations";
import { approvalSchema, contractStepSchema } from "@/lib/features/contracts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Approves an offer. */
export const approveContract = operation({
  id: "approveContract",
  method: "POST",
  path: "/api/v1/contracts/{contractId}/approval",
  tag: "Contracts",
  summary: "Approve an offer",
  description: "For vendor staff with the permission `contracts`. The organization is told by mail.",
  params: contractPath,
  body: {
    name: "ContractApproval",
    schema: approvalSchema.strict(),
    example: { number: "C-2026-0007", startsAt: "2026-12-01T00:00:00+01:00" },
  },
  answer: {
    status: 200,
    description: "The contract.",
    content: { name: "ContractStep", schema: contractStepSchema, example: STEP_EXAMPLE },
  },
  refusals: [
    "instant_malformed",
    "contract_not_found",
    "contract_state_wrong",
    "contract_number_taken",
    "organization_kind_wrong",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await approve(scope, { ...params, ...body }, reference),
  }),
});
