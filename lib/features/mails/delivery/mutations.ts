import { sendJob } from "@/lib/features/mails/mutations";
import { SECRET_KINDS } from "@/lib/features/mails/schema";
import { db, Prisma } from "@/lib/platform/db/client";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { enqueue } from "@/lib/platform/jobs/enqueue";
import { type Delivery, DeliveryFailed, reasonOf, type Rejection } from "@/lib/platform/mail/delivery";
import { type MailServer, mailServer } from "@/lib/platform/mail/mail-server";
import { type Attachment, type OutgoingMail, sendMail } from "@/lib/platform/mail/send-mail";

/** Sent; kept, for want of a server; given up; or nothing to do here: somebody else has it, or it is done. */
export type DeliveryOutcome = "sent" | "kept" | "failed" | "elsewhere";

/** Longer than handing over one mail may take. Nobody else touches a claimed mail until then. */
const CLAIM = Prisma.sql`clock_timestamp() + interval '5 minutes'`;

type Claimed = Readonly<{
  id: string;
  kind: string;
  recipients: string[];
  subject: string;
  html: string;
  text: string;
  attempts: number;
  created_at: Date;
}>;

/**
 * Sends one stored mail, at most once whatever happens: one worker claims it, and from the moment its first byte
 * leaves it is only ever marked, never repeated. Nothing of this runs in a transaction with the network. Throws when
 * nothing was delivered and it is worth trying again; the mail then waits with its reason.
 */
export async function deliverMail(
  mailId: string,
  server: MailServer | null = mailServer(),
): Promise<DeliveryOutcome> {
  const mail = await claim(mailId);
  if (mail === null) return "elsewhere";
  if (server === null) return close(mail, { state: "kept", reason: null });
  try {
    const outgoing = { ...toOutgoing(mail), attachments: await attachmentsOf(mailId) };
    await recordDelivery(mail, await sendMail(server, outgoing, () => beginHandingOver(mail)));
    return "sent";
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    if (error.fault === "undelivered") {
      await close(mail, { state: "queued", reason: error.message });
      throw error;
    }
    const reason = error.fault === "unanswered" ? error.fault : error.message;
    return close(mail, { state: "failed", reason });
  }
}

/** Gives a mail up that waits and will not be tried again. Vendor staff see why and can send it again. */
export async function giveUpMail(mailId: string, cause: unknown): Promise<void> {
  await db.$executeRaw`
    UPDATE mails SET state = 'failed', claimed_until = NULL, last_error = coalesce(last_error, ${reasonOf(cause)})
    WHERE id = ${mailId}::uuid AND state = 'queued'`;
}

/**
 * Puts right what a process that died has left: a mail it was handing over is in doubt and therefore given up; a
 * waiting mail that nobody has a job for gets one. Answers how many of each.
 */
export function recoverMails(): Promise<Readonly<{ interrupted: number; requeued: number }>> {
  return inTransaction(async (tx) => {
    const interrupted = await tx.$executeRaw`
      UPDATE mails SET state = 'failed', claimed_until = NULL, last_error = 'interrupted'
      WHERE state = 'sending' AND claimed_until < clock_timestamp()`;
    const forgotten = await tx.$queryRaw<{ id: string }[]>`
      SELECT m.id FROM mails m WHERE m.state = 'queued' AND coalesce(m.claimed_until < clock_timestamp(), true)
        AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = 'send-mail:' || m.id
          AND j.attempts < j.max_attempts AND (j.locked_at IS NULL
            OR (m.claimed_until IS NULL AND j.locked_at > clock_timestamp() - interval '5 minutes')))
      ORDER BY m.created_at LIMIT 1000`;
    await enqueue(
      tx,
      forgotten.map(({ id }) => sendJob(id)),
    );
    return { interrupted, requeued: forgotten.length };
  });
}

async function claim(mailId: string): Promise<Claimed | null> {
  const [mail] = await db.$queryRaw<Claimed[]>`
    UPDATE mails SET claimed_until = ${CLAIM}, attempts = attempts + 1
    WHERE id = ${mailId}::uuid AND state = 'queued' AND coalesce(claimed_until < clock_timestamp(), true)
    RETURNING id, kind, recipients, subject, html, text, attempts, created_at`;
  return mail ?? null;
}

/** From here on the mail is in doubt until the server has answered. The number of attempts proves the claim is ours. */
async function beginHandingOver({ id, attempts }: Claimed): Promise<void> {
  const count = await db.$executeRaw`
    UPDATE mails SET state = 'sending', claimed_until = ${CLAIM}
    WHERE id = ${id}::uuid AND state = 'queued' AND attempts = ${attempts}`;
  if (count === 0) throw new Error("Another worker has claimed this mail.");
}

type Closing = Readonly<{ state: "queued" | "kept" | "failed"; reason: string | null }>;

async function close({ id, attempts }: Claimed, { state, reason }: Closing): Promise<"kept" | "failed"> {
  await db.$executeRaw`
    UPDATE mails SET state = ${state}, claimed_until = NULL, last_error = ${reason}
    WHERE id = ${id}::uuid AND state IN ('queued', 'sending') AND attempts = ${attempts}`;
  return state === "kept" ? "kept" : "failed";
}

/** Recipients the server did not take get a mail of their own: those it took must not get it again. */
async function recordDelivery(mail: Claimed, { accepted, rejected }: Delivery): Promise<void> {
  const secret = SECRET_KINDS.some((kind) => kind === mail.kind);
  await inTransaction(async (tx) => {
    for (const rejection of rejected) await splitOff(tx, mail, rejection);
    await tx.$executeRaw`
      UPDATE mails SET state = 'sent', sent_at = clock_timestamp(), claimed_until = NULL, last_error = NULL,
        recipients = ${[...accepted]}, html = CASE WHEN ${secret} THEN '' ELSE html END,
        text = CASE WHEN ${secret} THEN '' ELSE text END
      WHERE id = ${mail.id}::uuid AND state = 'sending'`;
  });
}

async function splitOff(
  tx: Transaction,
  mail: Claimed,
  { address, reason, permanent }: Rejection,
): Promise<void> {
  const [split] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO mails (id, kind, organization_id, account_id, recipients, subject, html, text, state, last_error,
      portal_at, week_index)
    SELECT gen_random_uuid(), kind, organization_id, account_id, ${[address]}, subject, html, text,
      ${permanent ? "failed" : "queued"}, ${reason}, portal_at, week_index FROM mails WHERE id = ${mail.id}::uuid
    RETURNING id`;
  if (!split) return;
  await tx.$executeRaw`
    INSERT INTO mail_attachments (id, mail_id, file_name, content_type, content)
    SELECT gen_random_uuid(), ${split.id}::uuid, file_name, content_type, content FROM mail_attachments
    WHERE mail_id = ${mail.id}::uuid`;
  if (!permanent) await enqueue(tx, [sendJob(split.id)]);
}

const attachmentsOf = (mailId: string): Promise<Attachment[]> =>
  db.mailAttachment.findMany({
    where: { mailId },
    select: { fileName: true, contentType: true, content: true },
    orderBy: { fileName: "asc" },
  });

const toOutgoing = ({ created_at: createdAt, ...mail }: Claimed): Omit<OutgoingMail, "attachments"> => ({
  ...mail,
  createdAt,
});
