import { z } from "zod";
import {
  CONTRACT_EXAMPLE,
  contractAnswer,
  DRAFT_EXAMPLE,
  STEP_EXAMPLE,
} from "@/app/api/v1/contracts/contract-answer";
import { listContracts as list } from "@/lib/features/contracts/data";
import { draftContract as draft } from "@/lib/features/contracts/mutations";
import {
  contractAnswerSchema,
  contractListSchema,
  contractStepSchema,
  newDraftSchema,
} from "@/lib/features/contracts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists contracts. */
export const listContracts = operation({
  id: "listContracts",
  method: "GET",
  path: "/api/v1/contracts",
  tag: "Contracts",
  summary: "List contracts",
  description:
    "Those of one's own organization, the newest first, 50 a page. The vendor gets everybody's, without drafts.",
  query: contractListSchema.strict(),
  answer: {
    status: 200,
    description: "A page of contracts, and how many there are.",
    content: {
      name: "Contracts",
      schema: z.object({ contracts: z.array(contractAnswerSchema), total: z.int(), page: z.int() }),
      example: { contracts: [CONTRACT_EXAMPLE], total: 1, page: 1 },
    },
  },
  refusals: [],
  handle: async ({ scope, query }) => {
    const { contracts, total } = await list(scope, query);
    const answers = contracts.map((contract) => contractAnswer(contract, "en"));
    return { status: 200, json: { contracts: answers, total, page: query.page } };
  },
});

/** Begins an offer. */
export const draftContract = operation({
  id: "draftContract",
  method: "POST",
  path: "/api/v1/contracts",
  tag: "Contracts",
  summary: "Draft a contract",
  description:
    "Needs the permission `contracts`; for partners and customers. Each kind once per organization. Read the terms with the contract, then submit it.",
  body: { name: "NewContract", schema: newDraftSchema.strict(), example: DRAFT_EXAMPLE },
  answer: {
    status: 201,
    description: "The draft.",
    content: {
      name: "ContractStep",
      schema: contractStepSchema,
      example: { ...STEP_EXAMPLE, state: "draft", number: null, startsAt: null },
    },
  },
  refusals: ["contract_exists", "organization_kind_wrong", "limited_to_projects"],
  handle: async ({ scope, body, reference }) => {
    const json = await draft(scope, body, reference);
    return { status: 201, json, headers: { location: `/api/v1/contracts/${json.id}` } };
  },
});
