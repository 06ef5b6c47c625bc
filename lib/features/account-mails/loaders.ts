import { type AccountMail, listAccountMails } from "@/lib/features/account-mails/data";
import { requireScope } from "@/lib/platform/access/session-gate";

/** The send log of an account, for whoever is signed in and may see it. */
export async function loadAccountMails(accountId: string): Promise<AccountMail[]> {
  return listAccountMails(await requireScope(), accountId);
}
