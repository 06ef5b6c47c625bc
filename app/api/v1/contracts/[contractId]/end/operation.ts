import { contractPath } from "@/app/api/v1/contracts/[contractId]/contract-path";
import { STEP_EXAMPLE } from "@/app/api/v1/contracts/contract-answer";
import { endContract as end } from "@/lib/features/contract-decisions/mutations";
import { contractStepSchema, endSchema } from "@/lib/features/contracts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Ends a contract. */
export const endContract = operation({
  id: "endContract",
  method: "POST",
  path: "/api/v1/contracts/{contractId}/end",
  tag: "Contracts",
  summary: "End a contract",
  description:
    "For vendor staff with the permission `contracts`. Without `endsAt` it ends at once, and what is rented under it alone stops in that second. With a later one it stops in that second, and nothing new is rented from now on; a contract of the kind that is approved before carries it on.",
  params: contractPath,
  body: { name: "ContractEnd", schema: endSchema.strict(), example: { reason: "The company was sold." } },
  answer: {
    status: 200,
    description: "The contract.",
    content: {
      name: "ContractStep",
      schema: contractStepSchema,
      example: { ...STEP_EXAMPLE, state: "ended", endsAt: "2026-12-31T23:00:00Z" },
    },
  },
  refusals: ["contract_not_found", "contract_state_wrong", "contract_end_in_past", "organization_kind_wrong"],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await end(scope, { ...params, ...body }, reference),
  }),
});
