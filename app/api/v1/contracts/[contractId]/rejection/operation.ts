import { contractPath } from "@/app/api/v1/contracts/[contractId]/contract-path";
import { STEP_EXAMPLE } from "@/app/api/v1/contracts/contract-answer";
import { rejectContract as reject } from "@/lib/features/contract-decisions/mutations";
import { contractStepSchema, rejectionSchema } from "@/lib/features/contracts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Rejects an offer. */
export const rejectContract = operation({
  id: "rejectContract",
  method: "POST",
  path: "/api/v1/contracts/{contractId}/rejection",
  tag: "Contracts",
  summary: "Reject an offer",
  description:
    "For vendor staff with the permission `contracts`. The organization is told the reason by mail.",
  params: contractPath,
  body: {
    name: "ContractRejection",
    schema: rejectionSchema.strict(),
    example: { reason: "The signatory is not known." },
  },
  answer: {
    status: 200,
    description: "The offer.",
    content: {
      name: "ContractStep",
      schema: contractStepSchema,
      example: { ...STEP_EXAMPLE, state: "rejected", number: null, startsAt: null },
    },
  },
  refusals: ["contract_not_found", "contract_state_wrong", "organization_kind_wrong"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await reject(scope, { ...params, ...body }, reference),
  }),
});
