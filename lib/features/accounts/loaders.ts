import { notFound } from "next/navigation";
import { cache } from "react";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { type AccountListInput, accountListSchema } from "@/lib/features/accounts/schema";
import {
  type AccountRecord,
  type AccountWithPbxs,
  getAccount,
  listAccounts,
} from "@/lib/features/accounts/data";
import { requireScope } from "@/lib/platform/access/session-gate";
import { sensibleParams } from "@/lib/platform/sensible-params";

/** The accounts of a list's page, and how the list was asked for. */
export type LoadedAccounts = Readonly<{ accounts: AccountRecord[]; total: number; list: AccountListInput }>;

/** The accounts the person asking may see. A parameter that makes no sense counts as not given. */
export async function loadAccounts(searchParams: SearchParams): Promise<LoadedAccounts> {
  const scope = await requireScope();
  const list = sensibleParams(accountListSchema, searchParams);
  return { ...(await listAccounts(scope, list)), list };
}

/** An account of the person asking, once for each request; a page that does not exist for everybody else. */
export const loadAccount = cache(async (id: string): Promise<AccountWithPbxs> => {
  const account = await getAccount(await requireScope(), id);
  return account ?? notFound();
});
