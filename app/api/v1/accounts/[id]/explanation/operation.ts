import { SERIAL_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { explanationAnswer } from "@/app/api/v1/accounts/[id]/explanation/explanation-answer";
import { requireExplanation } from "@/lib/features/explanations/data";
import {
  type ExplanationAnswer,
  explanationAnswerSchema,
  explanationSchema,
} from "@/lib/features/explanations/schema";
import { operation } from "@/lib/platform/api/operation";

const EXAMPLE: ExplanationAnswer = {
  at: "2026-11-22T03:10:00Z",
  isAhead: false,
  state: "running",
  formula: "2498400000 = 2628000000 − 1500 × 86400",
  balanceTicks: "2498400000",
  balanceIsc: "9.50",
  basis: {
    sequence: "7",
    kind: "change",
    at: "2026-11-21T03:10:00Z",
    balanceTicks: "2628000000",
    configurationVersion: 3,
  },
  ratePerSecond: "1500",
  paidSeconds: "86400",
  burnedTicks: "129600000",
  exhaustedAt: null,
  contractEndedAt: null,
  debitedBy: null,
  lines: [
    {
      serial: SERIAL_EXAMPLE,
      pbx: "pbx-hamburg",
      article: "02-00039-002",
      name: "PBX-Port14",
      quantity: 25,
      price: "0.60",
      ratePerSecond: "1500",
    },
  ],
};

/** Explains an account's balance at any second. */
export const getExplanation = operation({
  id: "getExplanation",
  method: "GET",
  path: "/api/v1/accounts/{id}/explanation",
  tag: "Accounts",
  summary: "Explain a second",
  description:
    "The formula of the balance at any second, past, present or ahead, with its numbers: which entry it goes on from, what was rented, quantity × price, and how many seconds were paid. All in ticks, exactly.",
  params: accountPath,
  query: explanationSchema.strict(),
  answer: {
    status: 200,
    description: "The explanation.",
    content: { name: "Explanation", schema: explanationAnswerSchema, example: EXAMPLE },
  },
  refusals: ["account_not_found", "instant_malformed"],
  handle: async ({ scope, params, query }) => ({
    status: 200,
    json: explanationAnswer(await requireExplanation(scope, params.id, query.at)),
  }),
});
