import { randomUUID } from "node:crypto";
import { WARNING_INDEXES } from "@/lib/domain/accounts/warnings";
import { rentalStopped } from "@/emails/rental-stopped";
import { rentalWarning } from "@/emails/rental-warning";
import { type RenderedMail, renderMail } from "@/emails/render-mail";
import { sendJob, stateOfNewMails } from "@/lib/features/mails/mutations";
import type { MailKind } from "@/lib/features/mails/schema";
import { type DueCursor, type DueWarning, getDueWarnings, urgentWeek } from "@/lib/features/warnings/data";
import type { Readers } from "@/lib/features/warnings/readers/data";
import { Prisma } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { enqueue } from "@/lib/platform/jobs/enqueue";

/** How many mails a run has caused: warnings before an end, and mails about a stop. */
export type WarningCounts = Readonly<{ warned: number; stopped: number }>;

/** The mail to those who read one language. */
type Letter = RenderedMail & Readonly<{ mailId: string; recipients: readonly string[] }>;
type PreparedWarning = DueWarning & Readonly<{ kind: MailKind; letters: readonly Letter[] }>;

/** Small enough that the accounts of one page are locked for a moment only. */
const PAGE = 100;

/**
 * Causes every mail about an account's end that is due now: of the weekly ones only the most urgent, and one when the
 * rental has stopped, settled or not. Mails are rendered first; then, per page and in one transaction, the account is
 * locked and checked again, the week is marked, and only where the mark is new the mail is stored and its sending
 * enqueued. So it may run at any time, twice, at once, or late.
 */
export async function sendDueWarnings(): Promise<WarningCounts> {
  const counts = { warned: 0, stopped: 0 };
  let after: DueCursor | null = null;
  for (;;) {
    const due: DueWarning[] = await getDueWarnings(after, PAGE);
    const last = due.at(-1);
    if (!last) return counts;
    const prepared: PreparedWarning[] = [];
    for (const warning of due) prepared.push(await prepare(warning));
    const kinds = await inTransaction((tx) => store(tx, prepared));
    counts.stopped += kinds.filter((kind) => kind === "rental-stopped").length;
    counts.warned += kinds.filter((kind) => kind === "rental-warning").length;
    after = last;
  }
}

async function prepare(due: DueWarning): Promise<PreparedWarning> {
  const letters: Letter[] = [];
  for (const readers of due.readers) letters.push(await write(due, readers));
  return { ...due, letters, kind: due.week === 0 ? "rental-stopped" : "rental-warning" };
}

async function write(due: DueWarning, { locale, recipients }: Readers): Promise<Letter> {
  const { exhaustsAt: endsAt, accountId, ...facts } = due;
  const accountUrl = `${env().PORTAL_URL}/accounts/${accountId}`;
  const props = { ...facts, locale, endsAt, accountUrl };
  const mail = await renderMail(due.week === 0 ? rentalStopped(props) : rentalWarning(props));
  return { ...mail, recipients, mailId: randomUUID() };
}

const WEEK_NOW = urgentWeek(Prisma.sql`a.exhausts_at`, Prisma.sql`clock.now`);

/**
 * Marks and mails of those warnings whose facts still hold. An account somebody is writing to is left to the next
 * run. The less urgent weeks are marked along, as told by the same mail.
 */
async function store(tx: Transaction, prepared: readonly PreparedWarning[]): Promise<MailKind[]> {
  const state = stateOfNewMails();
  const stored = await tx.$queryRaw<{ id: string; kind: MailKind }[]>`
    WITH prepared AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(prepared.map(toInput))}::jsonb) AS p(account_id uuid,
        exhausts_at bigint, rate bigint, week integer, warning_emails text[], kind text, letters jsonb)
    ), locked AS MATERIALIZED (
      SELECT p.*, a.customer_id, a.last_sequence, clock.now, (p.letters -> 0 ->> 'mail_id')::uuid AS mail_id
      FROM prepared p JOIN accounts a ON a.id = p.account_id CROSS JOIN (SELECT portal_now() AS now OFFSET 0) clock
      WHERE a.exhausts_at = p.exhausts_at AND a.rate_per_second = p.rate AND a.warning_emails = p.warning_emails
        AND ${WEEK_NOW} = p.week
      ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED
    ), marked AS (
      INSERT INTO warnings (id, account_id, week_index, exhausts_at, sent_at, mail_id, last_sequence)
      SELECT gen_random_uuid(), account_id, week, exhausts_at, now, mail_id, last_sequence FROM locked
      ON CONFLICT DO NOTHING RETURNING mail_id
    ), covered AS (
      INSERT INTO warnings (id, account_id, week_index, exhausts_at, sent_at, mail_id, last_sequence)
      SELECT gen_random_uuid(), l.account_id, less_urgent, l.exhausts_at, l.now, l.mail_id, l.last_sequence
      FROM locked l JOIN marked USING (mail_id) JOIN unnest(${[...WARNING_INDEXES]}::integer[]) AS less_urgent
        ON less_urgent > l.week
      ON CONFLICT DO NOTHING
    )
    INSERT INTO mails (id, kind, organization_id, account_id, recipients, subject, html, text, state, portal_at,
      week_index)
    SELECT letter.mail_id, l.kind, l.customer_id, l.account_id, letter.recipients, letter.subject, letter.html,
      letter.text, ${state}, l.now, l.week
    FROM locked l JOIN marked USING (mail_id) CROSS JOIN jsonb_to_recordset(l.letters) AS letter(mail_id uuid,
      recipients text[], subject text, html text, text text) RETURNING id, kind`;
  if (state === "queued")
    await enqueue(
      tx,
      stored.map(({ id }) => sendJob(id)),
    );
  return stored.map(({ kind }) => kind);
}

const toInput = ({
  accountId,
  exhaustsAt,
  storedRate,
  week,
  warningEmails,
  kind,
  letters,
}: PreparedWarning) => ({
  account_id: accountId,
  exhausts_at: exhaustsAt.toString(),
  rate: storedRate.toString(),
  week,
  warning_emails: warningEmails,
  kind,
  letters: letters.map(({ mailId, ...letter }) => ({ mail_id: mailId, ...letter })),
});
