import { z } from "zod";
import { contractPath } from "@/app/api/v1/contracts/[contractId]/contract-path";
import { CONTRACT_EXAMPLE, contractAnswer } from "@/app/api/v1/contracts/contract-answer";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/domain/display/locale";
import { requireContract } from "@/lib/features/contracts/data";
import { contractAnswerSchema } from "@/lib/features/contracts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Reads one contract. */
export const getContract = operation({
  id: "getContract",
  method: "GET",
  path: "/api/v1/contracts/{contractId}",
  tag: "Contracts",
  summary: "Read a contract and its terms",
  description: "Of a draft, the terms that are to be accepted; of every other contract, those that were.",
  params: contractPath,
  query: z.strictObject({
    termsLocale: z
      .enum(LOCALES)
      .default(DEFAULT_LOCALE)
      .meta({ description: "The language of a draft's terms." }),
  }),
  answer: {
    status: 200,
    description: "The contract.",
    content: { name: "Contract", schema: contractAnswerSchema, example: CONTRACT_EXAMPLE },
  },
  refusals: ["contract_not_found"],
  handle: async ({ scope, params, query }) => {
    const contract = await requireContract(scope, params.contractId);
    return { status: 200, json: contractAnswer(contract, query.termsLocale) };
  },
});
