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

/** A mail to read. Content is null where it is for the recipient alone. */
export type MailToRead = MailRecord & Readonly<{ content: Readonly<{ html: string; text: string }> | null }>;

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
  return { ...toRecord(row), content: mayRead(scope, toRecord(row)) ? { html, text } : null };
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
