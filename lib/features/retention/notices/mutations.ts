import { renderMail } from "@/emails/render-mail";
import { retentionMail } from "@/emails/retention-mail";
import { dueNotice, NOTICE_DAYS } from "@/lib/domain/accounts/retention";
import { type Instant, instant, SECONDS_PER_DAY, secondsBetween } from "@/lib/domain/instant";
import { type Ticks, ticks } from "@/lib/domain/money/units";
import { storeMails } from "@/lib/features/mails/mutations";
import { db } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";

const PAGE = 100;
/** Before that nobody is told. */
const FIRST_NOTICE_SECONDS = BigInt(Math.max(...NOTICE_DAYS)) * SECONDS_PER_DAY;

type Kept = Readonly<{
  id: string;
  name: string;
  locale: "en" | "de";
  recipients: readonly string[];
  balance: Ticks;
  keptUntil: Instant;
  now: Instant;
  sent: readonly number[];
}>;

type Row = Readonly<{
  id: string;
  name: string;
  warning_locale: "en" | "de";
  recipients: string[];
  balance_ticks: bigint;
  kept_until: bigint;
  now: bigint;
  sent: number[] | null;
}>;

/**
 * Tells of credit that will be forfeited: 90, 30 and 7 days before, each once, after an outage the most urgent alone.
 * Whoever is entered for the account's warnings gets the mail, and everybody with `rental` at its customer and its
 * partner. Answers how many accounts were told of.
 */
export async function sendRetentionNotices(): Promise<number> {
  let told = 0;
  for (let after: string | null = null; ;) {
    const kept: Kept[] = await listKept(after);
    for (const account of kept) told += await inTransaction((tx) => tell(tx, account));
    const last = kept.at(-1);
    if (!last || kept.length < PAGE) return told;
    after = last.id;
  }
}

async function listKept(after: string | null): Promise<Kept[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a.name, a.warning_locale, a.balance_ticks, clock.now, (a.rental_ends -> 0 ->> 'at')::bigint AS kept_until,
      ARRAY(SELECT unnest(a.warning_emails) UNION SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.organization_id IN (a.customer_id, a.partner_id) AND 'rental' = ANY (m.permissions) AND NOT m.limited
          AND u.removed_at IS NULL ORDER BY 1) AS recipients,
      (SELECT array_agg(n.days) FROM retention_notices n
        WHERE n.account_id = a.id AND n.kept_until = (a.rental_ends -> 0 ->> 'at')::bigint) AS sent
    FROM accounts a CROSS JOIN (SELECT portal_now() AS now OFFSET 0) clock
    WHERE a.rental_ends_at BETWEEN clock.now AND clock.now + ${FIRST_NOTICE_SECONDS}::bigint
      AND (a.rental_ends -> 0 ->> 'forfeits')::boolean AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
    ORDER BY a.id LIMIT ${PAGE}`;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    locale: row.warning_locale,
    recipients: row.recipients,
    balance: ticks(row.balance_ticks),
    keptUntil: instant(row.kept_until),
    now: instant(row.now),
    sent: row.sent ?? [],
  }));
}

/** The mark is made first: of several at once one alone sends. */
async function tell(tx: Transaction, account: Kept): Promise<number> {
  const { id, name, locale, recipients, balance, keptUntil, now, sent } = account;
  const days = dueNotice({ remaining: secondsBetween(now, keptUntil), sent });
  if (days === null || recipients.length === 0) return 0;
  const marked = await tx.$executeRaw`
    INSERT INTO retention_notices (account_id, kept_until, days, sent_at)
    VALUES (${id}::uuid, ${keptUntil}::bigint, ${days}::integer, ${now}::bigint) ON CONFLICT DO NOTHING`;
  if (marked === 0) return 0;
  const url = `${env().PORTAL_URL}/accounts/${id}`;
  const mail = await renderMail(retentionMail({ locale, accountName: name, balance, keptUntil, days, url }));
  await storeMails(
    tx,
    recipients.map((recipient) => ({
      ...mail,
      kind: "retention" as const,
      recipients: [recipient],
      accountId: id,
    })),
  );
  return 1;
}
