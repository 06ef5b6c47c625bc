import { contractPath } from "@/app/api/v1/contracts/[contractId]/contract-path";
import { CONTRACT_EXAMPLE, STEP_EXAMPLE } from "@/app/api/v1/contracts/contract-answer";
import { submitOffer } from "@/lib/features/contracts/mutations";
import { acceptedTermsSchema, contractStepSchema } from "@/lib/features/contracts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Submits an offer. */
export const submitContract = operation({
  id: "submitContract",
  method: "POST",
  path: "/api/v1/contracts/{contractId}/submission",
  tag: "Contracts",
  summary: "Submit an offer",
  description:
    "Needs the permission `contracts`, and a personal address of the company. Accepts the terms whose hash is given; a copy goes by mail to the token's person.",
  params: contractPath,
  body: {
    name: "AcceptedTerms",
    schema: acceptedTermsSchema.strict(),
    example: { termsHash: CONTRACT_EXAMPLE.terms.hash, termsLocale: "en" },
  },
  answer: {
    status: 200,
    description: "The offer.",
    content: {
      name: "ContractStep",
      schema: contractStepSchema,
      example: { ...STEP_EXAMPLE, state: "submitted", number: null, startsAt: null },
    },
  },
  refusals: [
    "contract_not_found",
    "contract_state_wrong",
    "contract_incomplete",
    "contract_terms_changed",
    "contract_address_unsuitable",
    "organization_kind_wrong",
    "limited_to_projects",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await submitOffer(scope, { ...params, ...body }, reference),
  }),
});
