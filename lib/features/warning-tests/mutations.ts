import { renderMail } from "@/emails/render-mail";
import { warningTest } from "@/emails/warning-test";
import { Refusal } from "@/lib/domain/refusal";
import { type AccountRecord, requireAccount } from "@/lib/features/accounts/data";
import { type NewMail, storeMails } from "@/lib/features/mails/mutations";
import { getReaders, type Readers } from "@/lib/features/warnings/readers/data";
import { requirePermission, type Scope } from "@/lib/platform/access/scope";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { rateLimited } from "@/lib/platform/rate-limit";

/** Anybody's address can be written into the field, so nobody gets many mails for it. */
const MOST_IN_AN_HOUR = 5;

/**
 * Sends a test to an account's warning addresses, to each in its language: they see what a warning would look like in their inbox, and the
 * sender sees that it arrives. Needs `rental`; refuses without addresses, and more than a few an hour.
 */
export async function sendWarningTest(scope: Scope, accountId: string): Promise<void> {
  requirePermission(scope, "rental");
  const account = await requireAccount(scope, accountId);
  if (account.warningEmails.length === 0) throw new Refusal("warning_addresses_missing");
  const mails: NewMail[] = [];
  for (const readers of await getReaders(account.id)) mails.push(await testMail(account, readers));
  await inTransaction(async (tx) => {
    await refuseMany(tx, account.id);
    await storeMails(tx, mails);
  });
}

async function testMail(
  { id, name, customerId, customerName, warningEmails }: AccountRecord,
  { locale, recipients }: Readers,
): Promise<NewMail> {
  const accountUrl = `${env().PORTAL_URL}/accounts/${id}`;
  const props = { locale, accountName: name, customerName, recipients: warningEmails, accountUrl };
  const mail = await renderMail(warningTest(props));
  return { ...mail, kind: "warning-test", accountId: id, organizationId: customerId, recipients };
}

/** A test in two languages is one. Counted under the account's lock, so that many at once are no way around. */
async function refuseMany(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM accounts WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  const [recent] = await tx.$queryRaw<{ count: bigint; wait: number | null }[]>`
    SELECT count(DISTINCT created_at) AS count,
      extract(epoch FROM min(created_at) + interval '1 hour' - clock_timestamp())::float8 AS wait
    FROM mails WHERE account_id = ${accountId}::uuid AND kind = 'warning-test'
      AND created_at > clock_timestamp() - interval '1 hour'`;
  if (recent && recent.count >= BigInt(MOST_IN_AN_HOUR)) throw rateLimited((recent.wait ?? 0) * 1000);
}
