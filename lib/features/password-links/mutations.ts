import { passwordLink } from "@/emails/password-link";
import { renderMail } from "@/emails/render-mail";
import { isLocale, type Locale } from "@/lib/domain/display/locale";
import { instant } from "@/lib/domain/instant";
import { storeMails } from "@/lib/features/mails/mutations";
import { createPasswordLink } from "@/lib/features/people/mutations";
import { hashOfSecret } from "@/lib/platform/auth/secret-token";
import { inTransaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { countAttempt } from "@/lib/platform/rate-limit";

/** Who asks for a link: the address typed, and the language it was asked in. */
export type LinkRequest = Readonly<{ email: string; locale: Locale }>;

/** Refuses whoever asks too often. Counts addresses nobody has too, so that a refusal tells nothing. */
export async function countLinkRequest(email: string, address: string): Promise<void> {
  await countAttempt("linkPerson", email);
  await countAttempt("linkAddress", address);
}

/**
 * Mails the person with this address a link that sets their password, in their language. For an address nobody has,
 * nothing happens: whoever asks must not learn which it was.
 */
export async function mailPasswordLink({ email, locale }: LinkRequest): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await tx.user.findFirst({ where: { email, removedAt: null } });
    if (!person) return;
    const link = await createPasswordLink(person.id, tx);
    const { expiresAt } = await tx.passwordLink.findUniqueOrThrow({
      where: { tokenHash: hashOfSecret(link) },
    });
    const mail = await renderMail(
      passwordLink({
        locale: isLocale(person.locale) ? person.locale : locale,
        personName: person.name,
        url: `${env().PORTAL_URL}/set-password/${link}`,
        expiresAt: instant(BigInt(Math.floor(expiresAt.getTime() / 1000))),
        occasion: person.passwordHash === null ? "first" : "forgotten",
      }),
    );
    await storeMails(tx, [{ ...mail, kind: "password-link", recipients: [email] }]);
  });
}
