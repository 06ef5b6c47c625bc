import { notFound } from "next/navigation";
import type { SearchParams } from "@/lib/domain/display/search-params";
import { getMail, listMails, type MailRecord, type MailToRead } from "@/lib/features/mails/data";
import { mailIdSchema, type MailListInput, mailListSchema } from "@/lib/features/mails/schema";
import { requireVendorStaff } from "@/lib/platform/access/session-gate";
import { mailServer } from "@/lib/platform/mail/mail-server";

/** A page of the list, and how it was asked for. Without a mail server mails are only kept. */
export type LoadedMails = Readonly<{
  mails: MailRecord[];
  total: number;
  list: MailListInput;
  hasServer: boolean;
}>;

/** All mails, for vendor staff. A parameter that makes no sense counts as not given. */
export async function loadMails(searchParams: SearchParams): Promise<LoadedMails> {
  const scope = await requireVendorStaff();
  const list = mailListSchema.parse(searchParams);
  return { ...(await listMails(scope, list)), list, hasServer: mailServer() !== null };
}

/** One mail, for vendor staff, and whether it can be sent again. */
export async function loadMail(id: string): Promise<MailToRead & Readonly<{ canBeSentAgain: boolean }>> {
  const scope = await requireVendorStaff();
  if (!mailIdSchema.safeParse(id).success) notFound();
  const mail = (await getMail(scope, id)) ?? notFound();
  const canBeSentAgain = mail.state === "failed" || (mail.state === "kept" && mailServer() !== null);
  return { ...mail, canBeSentAgain };
}
