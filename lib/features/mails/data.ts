import { instant, type Instant } from "@/lib/domain/instant";
import {
  MAILS_PER_PAGE,
  type MailKind,
  type MailListInput,
  type MailState,
  SECRET_KINDS,
} from "@/lib/features/mails/schema";
import { requireVendor, type Scope } from "@/lib/platform/access/scope";
import { db, type Prisma } from "@/lib/platform/db/client";
import { containing } from "@/lib/platform/db/contains";
import type { Attachment } from "@/lib/platform/mail/send-mail";

/** A mail as it stands in the list. `at` is portal time, as everything else the mail tells of. */
export type MailRecord = Readonly<{
  id: string;
  kind: MailKind;
  state: MailState;
  recipients: readonly string[];
  subject: string;
  at: Instant;
  attempts: number;
  reason: string | null;
}>;

/** A file that travels with a mail, without what is in it. */
export type MailFile = Readonly<{ id: string; fileName: string; bytes: number }>;

/** A mail to read. Content is null where it is for the recipient alone. */
export type MailToRead = MailRecord &
  Readonly<{ content: Readonly<{ html: string; text: string; files: readonly MailFile[] }> | null }>;

const FIELDS = {
  id: true,
  kind: true,
  state: true,
  recipients: true,
  subject: true,
  portalAt: true,
  attempts: true,
  lastError: true,
} as const;

/** A page of all mails, the newest first, with the count of all that match. Vendor staff only. */
export async function listMails(
  scope: Scope,
  { state, search, page }: MailListInput,
): Promise<Readonly<{ mails: MailRecord[]; total: number }>> {
  requireVendor(scope, "view");
  const contains = containing(search);
  const where: Prisma.MailWhereInput = {
    ...(state && { state }),
    ...(search && {
      OR: [{ subject: contains }, { recipients: { hasSome: [search, search.toLowerCase()] } }],
    }),
  };
  const [rows, total] = await Promise.all([
    db.mail.findMany({
      where,
      select: FIELDS,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * MAILS_PER_PAGE,
      take: MAILS_PER_PAGE,
    }),
    db.mail.count({ where }),
  ]);
  return { mails: rows.map(toRecord), total };
}

/** One mail with its content, or null where there is none of this id. Vendor staff only. */
export async function getMail(scope: Scope, id: string): Promise<MailToRead | null> {
  requireVendor(scope, "view");
  const row = await db.mail.findUnique({ where: { id }, select: { ...FIELDS, html: true, text: true } });
  if (!row) return null;
  const { html, text } = row;
  const mail = toRecord(row);
  return { ...mail, content: mayRead(scope, mail) ? { html, text, files: await listFiles(id) } : null };
}

const listFiles = (mailId: string): Promise<MailFile[]> => db.$queryRaw`
  SELECT id, file_name AS "fileName", length(content) AS bytes FROM mail_attachments
  WHERE mail_id = ${mailId}::uuid ORDER BY file_name, id`;

/** A file of a mail, whole, or null where there is none that may be read. Vendor staff only. */
export async function getMailFile(
  scope: Scope,
  { mailId, fileId }: Readonly<{ mailId: string; fileId: string }>,
): Promise<Attachment | null> {
  const mail = await getMail(scope, mailId);
  if (!mail?.content?.files.some(({ id }) => id === fileId)) return null;
  return db.mailAttachment.findUnique({
    where: { id: fileId },
    select: { fileName: true, contentType: true, content: true },
  });
}

/** A secret is read here only where no mail server delivers it, and by those who look after members anyway. */
const mayRead = ({ permissions }: Scope, { kind, state }: MailRecord): boolean =>
  !SECRET_KINDS.includes(kind) || (state === "kept" && permissions.has("members"));

type Row = Prisma.MailGetPayload<{ select: typeof FIELDS }>;

const toRecord = ({ portalAt, lastError, kind, state, ...row }: Row): MailRecord => ({
  id: row.id,
  kind: kind as MailKind,
  state: state as MailState,
  recipients: row.recipients,
  subject: row.subject,
  attempts: row.attempts,
  at: instant(portalAt),
  reason: lastError,
});
