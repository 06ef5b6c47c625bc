import { env } from "@/lib/platform/env";

/** Where mails are handed over, and whose name they carry. */
export type MailServer = Readonly<{ url: string; from: string }>;

/** The mail server of this installation; null where none is set, and mails are kept for reading. */
export function mailServer(): MailServer | null {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL === undefined ? null : { url: SMTP_URL, from: MAIL_FROM };
}
