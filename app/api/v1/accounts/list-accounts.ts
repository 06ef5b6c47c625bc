import { accountAnswer } from "@/app/api/v1/accounts/account-answer";
import { ACCOUNT_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { listAccountsWithPbxs } from "@/lib/features/accounts/data";
import { accountListSchema, accountsAnswerSchema } from "@/lib/features/accounts/schema";
import { operation } from "@/lib/platform/api/operation";

/** Lists accounts. */
export const listAccounts = operation({
  id: "listAccounts",
  method: "GET",
  path: "/api/v1/accounts",
  tag: "Accounts",
  summary: "List accounts",
  description:
    "A customer's own accounts, a partner's customers', or all for the vendor. `search` finds names of accounts and customers, and names and serials of PBXs.",
  query: accountListSchema.strict(),
  answer: {
    status: 200,
    description: "A page of accounts.",
    content: {
      name: "Accounts",
      schema: accountsAnswerSchema,
      example: { accounts: [ACCOUNT_EXAMPLE], total: 1, page: 1, pageSize: 50 },
    },
  },
  refusals: [],
  handle: async ({ scope, query }) => {
    const { accounts, total } = await listAccountsWithPbxs(scope, query);
    const { page, pageSize } = query;
    return { status: 200, json: { accounts: accounts.map(accountAnswer), total, page, pageSize } };
  },
});
