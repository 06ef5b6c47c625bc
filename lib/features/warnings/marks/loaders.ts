import { loadAccount } from "@/lib/features/accounts/loaders";
import { getWarnedWeeks } from "@/lib/features/warnings/marks/data";

/** The weeks of its run-down of which an account of the person asking was warned already; null where nobody is. */
export const loadWarnedWeeks = async (accountId: string): Promise<readonly number[] | null> =>
  getWarnedWeeks(await loadAccount(accountId));
