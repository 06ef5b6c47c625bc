import { accountPath } from "@/app/api/v1/accounts/[id]/account-path";
import { deleteAccount as remove } from "@/lib/features/account-deletions/mutations";
import { deletedAccountSchema, deletionSchema } from "@/lib/features/account-deletions/schema";
import { operation } from "@/lib/platform/api/operation";

/** Deletes an account. */
export const deleteAccount = operation({
  id: "deleteAccount",
  method: "DELETE",
  path: "/api/v1/accounts/{id}",
  tag: "Accounts",
  summary: "Delete an account",
  description:
    "Needs the permission `rental`. For good: what the account still holds is forfeited. Refused while anything is rented, and where the balance is another one than was seen. Vendor and partner can still read its history.",
  params: accountPath,
  body: {
    name: "AccountDeletion",
    schema: deletionSchema.strict(),
    example: { name: "muster.example", balanceTicks: "2628000000" },
  },
  answer: {
    status: 200,
    description: "What was forfeited.",
    content: {
      name: "DeletedAccount",
      schema: deletedAccountSchema,
      example: {
        id: "0198f3c2-7a11-7c3e-9a51-2f0d6b1c0002",
        name: "muster.example",
        forfeitedTicks: "2628000000",
        forfeitedIsc: "10.00",
        deletedAt: "2026-11-22T03:10:00Z",
      },
    },
  },
  refusals: [
    "account_not_found",
    "account_deleted",
    "account_parked",
    "account_rents",
    "name_differs",
    "balance_moved",
  ],
  handle: async ({ scope, params, body, reference }) => ({
    status: 200,
    json: await remove(scope, { ...body, accountId: params.id }, reference),
  }),
});
