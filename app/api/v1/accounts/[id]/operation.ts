import { accountAnswer } from "@/app/api/v1/accounts/account-answer";
import { ACCOUNT_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { requireAccount } from "@/lib/features/accounts/data";
import { accountAnswerSchema } from "@/lib/features/accounts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Shows an account. */
export const getAccount = operation({
  id: "getAccount",
  method: "GET",
  path: "/api/v1/accounts/{id}",
  tag: "Accounts",
  summary: "Show an account",
  description:
    "Its balance as of `asOf`, exactly, and what its PBXs rent. From then on the balance falls by `ratePerSecond` each second until `exhaustsAt`: there is no need to ask again.",
  params: accountPath,
  answer: {
    status: 200,
    description: "The account.",
    content: { name: "Account", schema: accountAnswerSchema, example: ACCOUNT_EXAMPLE },
  },
  refusals: ["account_not_found"],
  handle: async ({ scope, params }) => ({
    status: 200,
    json: accountAnswer(await requireAccount(scope, params.id)),
  }),
});
