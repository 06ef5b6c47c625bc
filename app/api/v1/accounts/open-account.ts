import { ACCOUNT_EXAMPLE } from "@/app/api/v1/accounts/account-example";
import { openAccount as open } from "@/lib/features/accounts/mutations";
import { newAccountSchema, openedAccountSchema } from "@/lib/features/accounts/schema";
import { operation } from "@/lib/platform/api/operation";

const { id, name, customer, warningEmails, warningLocale } = ACCOUNT_EXAMPLE;
const EXAMPLE = { customerId: customer.id, name, warningEmails, warningLocale };

/** Opens an account. */
export const openAccount = operation({
  id: "openAccount",
  method: "POST",
  path: "/api/v1/accounts",
  tag: "Partner",
  summary: "Open an account",
  description:
    "For a partner's staff with the permission `rental`, for a customer of their own. One account per customer domain; the name is unique per partner.",
  body: { name: "NewAccount", schema: newAccountSchema.strict(), example: EXAMPLE },
  answer: {
    status: 201,
    description: "The account, empty and idle.",
    headers: { Location: "Where the account can be read." },
    content: { name: "OpenedAccount", schema: openedAccountSchema, example: { id, ...EXAMPLE } },
  },
  refusals: ["organization_kind_wrong", "name_taken", "not_found"],
  handle: async ({ scope, body, reference }) => {
    const opened = await open(scope, body, reference);
    return {
      status: 201,
      headers: { location: `/api/v1/accounts/${opened.id}` },
      json: { ...body, id: opened.id, name: opened.name },
    };
  },
});
