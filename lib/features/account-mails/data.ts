import { instant, type Instant } from "@/lib/domain/instant";
import { requireAccount } from "@/lib/features/accounts/data";
import type { MailKind, MailState } from "@/lib/features/mails/schema";
import type { Scope } from "@/lib/platform/access/scope";
import { db } from "@/lib/platform/db/client";

/** A mail about an account, for its send log. */
export type AccountMail = Readonly<{
  id: string;
  kind: MailKind;
  /** The week it warned of; null for tests. 0 says that the rental has stopped. */
  week: number | null;
  state: MailState;
  recipients: readonly string[];
  at: Instant;
  sentAt: Date | null;
  reason: string | null;
}>;

type Row = Readonly<{
  id: string;
  kind: MailKind;
  week: number | null;
  state: MailState;
  recipients: string[];
  portal_at: bigint;
  sent_at: Date | null;
  last_error: string | null;
}>;

const SHOWN = 50;

/** The latest mails about an account's end and their tests, the newest first, for whoever may see the account. */
export async function listAccountMails(scope: Scope, accountId: string): Promise<AccountMail[]> {
  const { id } = await requireAccount(scope, accountId);
  const rows = await db.$queryRaw<Row[]>`
    SELECT m.id, m.kind, m.state, m.recipients, m.portal_at, m.sent_at, m.last_error, m.week_index AS week
    FROM mails m WHERE m.account_id = ${id}::uuid
    ORDER BY m.created_at DESC, m.id LIMIT ${SHOWN}`;
  return rows.map(({ portal_at, sent_at, last_error, ...row }) => ({
    ...row,
    at: instant(portal_at),
    sentAt: sent_at,
    reason: last_error,
  }));
}
