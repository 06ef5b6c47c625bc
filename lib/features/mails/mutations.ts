import { randomUUID } from "node:crypto";
import type { RenderedMail } from "@/emails/render-mail";
import { Refusal } from "@/lib/domain/refusal";
import type { MailKind } from "@/lib/features/mails/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { portalNow } from "@/lib/platform/db/now";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { enqueue, type Job } from "@/lib/platform/jobs/enqueue";
import { mailServer } from "@/lib/platform/mail/mail-server";
import type { Attachment } from "@/lib/platform/mail/send-mail";

/** A mail to store, whole: what is sent later is what was decided now. */
export type NewMail = RenderedMail &
  Readonly<{
    id?: string;
    kind: MailKind;
    recipients: readonly string[];
    organizationId?: string | null;
    accountId?: string | null;
    attachments?: readonly Attachment[];
  }>;

/** With the queue's growing pauses these attempts last about eight days. */
const MAX_ATTEMPTS = 40;

/** The job that sends a mail. Its key keeps one mail to one waiting job. */
export const sendJob = (mailId: string): Job => ({
  task: "send-mail",
  key: `send-mail:${mailId}`,
  payload: { mailId },
  maxAttempts: MAX_ATTEMPTS,
});

/** What becomes of new mails: with a mail server they wait to be sent, without one they are kept for reading. */
export const stateOfNewMails = () => (mailServer() === null ? "kept" : "queued");

/**
 * Stores mails and enqueues their sending, in the given transaction: a mail exists if and only if what it tells of
 * happened. Answers their ids.
 */
export async function storeMails(tx: Transaction, mails: readonly NewMail[]): Promise<string[]> {
  if (mails.length === 0) return [];
  const state = stateOfNewMails();
  const portalAt = await portalNow(tx);
  const identified = mails.map((mail) => ({ id: randomUUID(), ...mail }));
  const rows = identified.map(({ recipients, attachments: _attachments, ...mail }) => ({
    ...mail,
    recipients: [...recipients],
    state,
    portalAt,
  }));
  await tx.mail.createMany({ data: rows });
  await storeAttachments(tx, identified);
  const ids = rows.map(({ id }) => id);
  if (state === "queued") await enqueue(tx, ids.map(sendJob));
  return ids;
}

async function storeAttachments(
  tx: Transaction,
  mails: readonly Pick<NewMail & { id: string }, "id" | "attachments">[],
): Promise<void> {
  const data = mails.flatMap(({ id, attachments = [] }) =>
    attachments.map(({ content, ...file }) => ({ mailId: id, ...file, content: new Uint8Array(content) })),
  );
  if (data.length > 0) await tx.mailAttachment.createMany({ data });
}

/**
 * Queues a mail again that was given up, or that was kept before there was a mail server. One that waits or was sent
 * stays as it is: two people may press at once. Vendor staff only.
 */
export async function sendMailAgain(scope: Scope, mailId: string): Promise<void> {
  requireVendor(scope, "rental");
  const fromStates = mailServer() === null ? ["failed"] : ["failed", "kept"];
  await inTransaction(async (tx) => {
    const { count } = await tx.mail.updateMany({
      where: { id: mailId, state: { in: fromStates } },
      data: { state: "queued", lastError: null, claimedUntil: null },
    });
    if (count > 0) await enqueue(tx, [sendJob(mailId)]);
    else if (!(await tx.mail.findUnique({ where: { id: mailId } }))) throw new Refusal("not_found");
  });
}
