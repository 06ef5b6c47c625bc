import { randomUUID } from "node:crypto";
import { rentalStopped } from "@/emails/rental-stopped";
import { rentalWarning } from "@/emails/rental-warning";
import { type RenderedMail, renderMail } from "@/emails/render-mail";
import { sendJob, stateOfNewMails } from "@/lib/features/mails/mutations";
import type { MailKind } from "@/lib/features/mails/schema";
import { type DueCursor, type DueWarning, getDueWarnings, urgentWeek } from "@/lib/features/warnings/data";
import { Prisma } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { enqueue } from "@/lib/platform/jobs/enqueue";

/** How many mails a run has caused: warnings before an end, and mails about a stop. */
export type WarningCounts = Readonly<{ warned: number; stopped: number }>;

type PreparedWarning = DueWarning & RenderedMail & Readonly<{ mailId: string; kind: MailKind }>;

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
  const { exhaustsAt: endsAt, accountId, ...facts } = due;
  const props = { ...facts, endsAt, chargeUrl: `${env().PORTAL_URL}/accounts/${accountId}/charge` };
  const stopped = due.week === 0;
  const mail = await renderMail(stopped ? rentalStopped(props) : rentalWarning(props));
  return { ...due, ...mail, mailId: randomUUID(), kind: stopped ? "rental-stopped" : "rental-warning" };
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
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(prepared.map(toInput))}::jsonb) AS p(mail_id uuid,
        account_id uuid, exhausts_at bigint, rate bigint, week integer, recipients text[], kind text, subject text,
        html text, text text)
    ), locked AS MATERIALIZED (
      SELECT p.*, a.customer_id, clock.now
      FROM prepared p JOIN accounts a ON a.id = p.account_id CROSS JOIN (SELECT portal_now() AS now OFFSET 0) clock
      WHERE a.exhausts_at = p.exhausts_at AND a.rate_per_second = p.rate AND a.warning_emails = p.recipients
        AND ${WEEK_NOW} = p.week
      ORDER BY a.id FOR NO KEY UPDATE OF a SKIP LOCKED
    ), marked AS (
      INSERT INTO warnings (id, account_id, week_index, exhausts_at, sent_at, mail_id)
      SELECT gen_random_uuid(), account_id, week, exhausts_at, now, mail_id FROM locked
      ON CONFLICT DO NOTHING RETURNING mail_id
    ), covered AS (
      INSERT INTO warnings (id, account_id, week_index, exhausts_at, sent_at, mail_id)
      SELECT gen_random_uuid(), l.account_id, less_urgent, l.exhausts_at, l.now, l.mail_id
      FROM locked l JOIN marked USING (mail_id) CROSS JOIN generate_series(l.week + 1, 7) AS less_urgent
      ON CONFLICT DO NOTHING
    )
    INSERT INTO mails (id, kind, organization_id, account_id, recipients, subject, html, text, state, portal_at)
    SELECT mail_id, kind, customer_id, account_id, recipients, subject, html, text, ${state}, now
    FROM locked JOIN marked USING (mail_id) RETURNING id, kind`;
  if (state === "queued")
    await enqueue(
      tx,
      stored.map(({ id }) => sendJob(id)),
    );
  return stored.map(({ kind }) => kind);
}

const toInput = ({ mailId, accountId, exhaustsAt, rate, ...rest }: PreparedWarning) => ({
  mail_id: mailId,
  account_id: accountId,
  exhausts_at: exhaustsAt.toString(),
  rate: rate.toString(),
  week: rest.week,
  recipients: rest.recipients,
  kind: rest.kind,
  subject: rest.subject,
  html: rest.html,
  text: rest.text,
});
