import { z } from "zod";

/** What mails are about. */
export const MAIL_KINDS = [
  "rental-warning",
  "rental-stopped",
  "warning-test",
  "password-link",
  "email-link",
  "address-known",
  "invitation",
  "account-notice",
  "contract-copy",
  "contract-offered",
  "contract-decided",
  "contract-ended",
  "key-transfer",
  "promotion",
  "rental-order",
  "retention",
  "invoice",
  "credit-note",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/**
 * Waiting; being handed over; taken by the mail server; given up, with a reason; or kept for reading, because there
 * is no mail server.
 */
export const MAIL_STATES = ["queued", "sending", "sent", "failed", "kept"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** Mails whose content is for their recipient alone: staff do not read them where a mail server delivers them. */
export const SECRET_KINDS: readonly MailKind[] = ["password-link", "email-link", "invitation"];

/**
 * Why a mail failed, where it was not the mail server that said so: its answer to a whole mail did not come, or the
 * process ended while handing it over. It may have arrived in both cases, so it is not sent again by itself.
 */
export const OWN_REASONS = ["unanswered", "interrupted"] as const;

export const MAILS_PER_PAGE = 50;

/** Which part of the list of mails is wanted. */
export const mailListSchema = z.object({
  state: z.enum(MAIL_STATES).optional().catch(undefined),
  search: z.string().trim().max(120).default("").catch(""),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

export type MailListInput = z.infer<typeof mailListSchema>;

export const mailIdSchema = z.uuid();

/** A file of a mail, by its address. */
export const mailFileSchema = z.object({ id: mailIdSchema, fileId: z.uuid() });

/** The button *Send again*. */
export const sendAgainSchema = z.object({ mailId: mailIdSchema });
