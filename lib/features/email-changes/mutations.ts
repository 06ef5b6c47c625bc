import { type Locale, isLocale } from "@/lib/domain/display/locale";
import { Refusal } from "@/lib/domain/refusal";
import { mailAccountNotice } from "@/lib/features/account-notices/mutations";
import { writeAudit } from "@/lib/features/audit/mutations";
import { getLinkedEmail } from "@/lib/features/email-links/data";
import { mailEmailLink, spendEmailLink, useUpLinks } from "@/lib/features/email-links/mutations";
import { mailAddressKnown } from "@/lib/features/sign-ups/mutations";
import type { Self } from "@/lib/platform/access/self";
import { inTransaction } from "@/lib/platform/db/transaction";

/**
 * Mails a link to the address somebody wants to have from now on. Where another person has it, that person gets a
 * mail instead: whoever asks must not learn who is registered.
 */
export async function mailEmailChange({ userId, name }: Self, email: string, locale: Locale): Promise<void> {
  await inTransaction(async (tx) => {
    const other = await tx.user.findFirst({ where: { email, confirmedAt: { not: null } } });
    if (other?.id === userId) return;
    if (other) return mailAddressKnown(tx, other, locale);
    const person = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const own = isLocale(person.locale) ? person.locale : locale;
    await mailEmailLink(tx, { userId, name, email, locale: own, occasion: "change" });
  });
}

/**
 * Puts the new address in the place of the old one, which gets a notice. A sign-up that nobody has confirmed gives way;
 * links that were mailed to the old address end.
 */
export async function confirmEmailChange(link: string): Promise<void> {
  await inTransaction(async (tx) => {
    const linked = await getLinkedEmail(link, tx);
    if (linked?.occasion !== "change" || !(await spendEmailLink(tx, link))) throw new Refusal("link_invalid");
    const { userId, email, presentEmail } = linked;
    await tx.user.deleteMany({ where: { email, confirmedAt: null, removedAt: null } });
    const taken = await tx.user.findUnique({ where: { email } });
    if (taken) throw new Refusal("email_taken", { email });
    await tx.user.update({ where: { id: userId }, data: { email } });
    await useUpLinks(tx, userId);
    await tx.passwordLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: new Date() } });
    const details = { before: presentEmail, after: email };
    await writeAudit(tx, { userId, via: "session" }, { action: "email.changed", subject: email, details });
    await mailAccountNotice(tx, { userId, email: presentEmail }, { kind: "email-changed", newEmail: email });
  });
}
