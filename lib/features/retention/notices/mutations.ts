import { renderMail } from "@/emails/render-mail";
import { retentionMail } from "@/emails/retention-mail";
import { dueNotice, NOTICE_DAYS } from "@/lib/domain/accounts/retention";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/domain/display/locale";
import { type Instant, instant, SECONDS_PER_DAY, secondsBetween } from "@/lib/domain/instant";
import { type Ticks, ticks } from "@/lib/domain/money/units";
import { type NewMail, storeMails } from "@/lib/features/mails/mutations";
import { db, Prisma } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";

const PAGE = 100;
/** Before that nobody is told. */
const FIRST_NOTICE_SECONDS = BigInt(Math.max(...NOTICE_DAYS)) * SECONDS_PER_DAY;

/** Somebody who is told, in their language. */
type Reader = Readonly<{ address: string; locale: Locale }>;

type Kept = Readonly<{
  id: string;
  name: string;
  readers: readonly Reader[];
  balance: Ticks;
  keptUntil: Instant;
  now: Instant;
  sent: readonly number[];
}>;

type Row = Readonly<{
  id: string;
  name: string;
  readers: { address: string; locale: string }[] | null;
  balance_ticks: bigint;
  kept_until: bigint;
  now: bigint;
  sent: number[] | null;
}>;

/**
 * Tells of credit that will be forfeited: 90, 30 and 7 days before, each once, after an outage the most urgent alone.
 * Whoever is entered for the account's warnings gets the mail, and everybody with `rental` at its customer and its
 * partner, each address once: who signs in with it in the language they chose, all others in the account's. Answers how
 * many accounts were told of.
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

/** Who is told of the account `a`. An address that is entered for warnings and signs in, too, is one. */
const READERS = Prisma.sql`
  SELECT jsonb_agg(jsonb_build_object('address', address, 'locale', locale) ORDER BY lower(address)) FROM (
    SELECT DISTINCT ON (lower(r.address)) r.address, coalesce(u.locale, a.warning_locale) AS locale
    FROM (
      SELECT unnest(a.warning_emails) AS address, true AS entered UNION ALL
      SELECT p.email, false FROM memberships m JOIN users p ON p.id = m.user_id
        WHERE m.organization_id IN (a.customer_id, a.partner_id) AND 'rental' = ANY (m.permissions) AND NOT m.limited
          AND p.removed_at IS NULL
    ) r LEFT JOIN users u ON u.email = lower(r.address) AND u.removed_at IS NULL AND u.confirmed_at IS NOT NULL
    ORDER BY lower(r.address), r.entered DESC
  ) reader`;

async function listKept(after: string | null): Promise<Kept[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a.name, a.balance_ticks, clock.now, (a.rental_ends -> 0 ->> 'at')::bigint AS kept_until,
      (${READERS}) AS readers,
      (SELECT array_agg(n.days) FROM retention_notices n
        WHERE n.account_id = a.id AND n.kept_until = (a.rental_ends -> 0 ->> 'at')::bigint) AS sent
    FROM accounts a CROSS JOIN (SELECT portal_now() AS now OFFSET 0) clock
    WHERE a.rental_ends_at BETWEEN clock.now AND clock.now + ${FIRST_NOTICE_SECONDS}::bigint
      AND (a.rental_ends -> 0 ->> 'forfeits')::boolean AND (${after}::uuid IS NULL OR a.id > ${after}::uuid)
    ORDER BY a.id LIMIT ${PAGE}`;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    readers: (row.readers ?? []).map(({ address, locale }) => ({
      address,
      locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    })),
    balance: ticks(row.balance_ticks),
    keptUntil: instant(row.kept_until),
    now: instant(row.now),
    sent: row.sent ?? [],
  }));
}

/** The mark is made first: of several at once one alone sends. */
async function tell(tx: Transaction, account: Kept): Promise<number> {
  const { id, readers, keptUntil, now, sent } = account;
  const days = dueNotice({ remaining: secondsBetween(now, keptUntil), sent });
  if (days === null || readers.length === 0) return 0;
  const marked = await tx.$executeRaw`
    INSERT INTO retention_notices (account_id, kept_until, days, sent_at)
    VALUES (${id}::uuid, ${keptUntil}::bigint, ${days}::integer, ${now}::bigint) ON CONFLICT DO NOTHING`;
  if (marked === 0) return 0;
  const mails: NewMail[] = [];
  for (const reader of readers) mails.push(await notice(account, reader));
  await storeMails(tx, mails);
  return 1;
}

/** Says how many days are left, which after an outage are fewer than those it is due at. */
async function notice(account: Kept, { address, locale }: Reader): Promise<NewMail> {
  const { id, name, balance, keptUntil, now } = account;
  const days = Number((secondsBetween(now, keptUntil) + SECONDS_PER_DAY - 1n) / SECONDS_PER_DAY);
  const url = `${env().PORTAL_URL}/accounts/${id}`;
  const mail = await renderMail(retentionMail({ locale, accountName: name, balance, keptUntil, days, url }));
  return { ...mail, kind: "retention", recipients: [address], accountId: id };
}
