import { emailLink } from "@/emails/email-link";
import { renderMail } from "@/emails/render-mail";
import { type Locale } from "@/lib/domain/display/locale";
import { type Instant, instant } from "@/lib/domain/instant";
import { storeMails } from "@/lib/features/mails/mutations";
import { hashOfSecret, newSecret } from "@/lib/platform/auth/secret-token";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";

/** To whom a link is sent, in which language, and why. */
export type LinkToMail = Readonly<{
  userId: string;
  name: string;
  email: string;
  locale: Locale;
  occasion: "sign-up" | "change";
}>;

/** Makes a link that confirms an address once, within a day, and mails it there. Earlier ones of the person end. */
export async function mailEmailLink(tx: Transaction, { userId, email, ...to }: LinkToMail): Promise<void> {
  const link = newSecret();
  await useUpLinks(tx, userId);
  const [made] = await tx.$queryRaw<{ expires_at: Date }[]>`
    INSERT INTO email_links (token_hash, user_id, email, expires_at)
    VALUES (${hashOfSecret(link)}, ${userId}::uuid, ${email}, now() + interval '1 day') RETURNING expires_at`;
  const mail = await renderMail(
    emailLink({
      locale: to.locale,
      personName: to.name,
      url: `${env().PORTAL_URL}/confirm-email/${link}`,
      expiresAt: secondOf(made?.expires_at ?? new Date()),
      occasion: to.occasion,
    }),
  );
  await storeMails(tx, [{ ...mail, kind: "email-link", recipients: [email] }]);
}

/** Uses a link up; false when it was used or has expired meanwhile. */
export async function spendEmailLink(tx: Transaction, link: string): Promise<boolean> {
  const spent = await tx.$executeRaw`
    UPDATE email_links SET used_at = now()
    WHERE token_hash = ${hashOfSecret(link)} AND used_at IS NULL AND expires_at > now()`;
  return spent > 0;
}

/** Ends all links by which a person could confirm an address. */
export const useUpLinks = (tx: Transaction, userId: string): Promise<number> => tx.$executeRaw`
  UPDATE email_links SET used_at = now() WHERE user_id = ${userId}::uuid AND used_at IS NULL`;

const secondOf = (date: Date): Instant => instant(BigInt(Math.floor(date.getTime() / 1000)));
