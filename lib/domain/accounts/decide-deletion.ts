import type { AccountStanding } from "@/lib/domain/accounts/facts";
import type { Ticks } from "@/lib/domain/money/units";

/** What stands in the way of deleting an account, in the words of the refusals. */
export type DeletionObstacle = "account_deleted" | "account_rents" | "name_differs" | "balance_moved";

/** An account that is to be deleted, and what whoever deletes it typed and saw. */
export type DeletionCase = Readonly<{
  account: AccountStanding & Readonly<{ name: string; isDeleted: boolean }>;
  typedName: string;
  seenBalance: Ticks;
}>;

/**
 * Whether an account may be deleted (docs/rules.md, 3): nothing is rented any more, its name was typed, and what is
 * forfeited is exactly what was named. What runs is never stopped by a deletion: it is removed first, on purpose.
 */
export function decideDeletion({
  account,
  typedName,
  seenBalance,
}: DeletionCase): DeletionObstacle | "allowed" {
  if (account.isDeleted) return "account_deleted";
  if (account.rented) return "account_rents";
  if (typedName.trim() !== account.name) return "name_differs";
  return seenBalance === account.balance ? "allowed" : "balance_moved";
}
