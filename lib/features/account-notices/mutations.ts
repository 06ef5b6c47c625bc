import { accountNotice } from "@/emails/account-notice";
import { renderMail } from "@/emails/render-mail";
import { DEFAULT_LOCALE, isLocale } from "@/lib/domain/display/locale";
import { instant } from "@/lib/domain/instant";
import { storeMails } from "@/lib/features/mails/mutations";
import type { Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";

type Notice = Parameters<typeof accountNotice>[0]["notice"];

/** Whom a notice goes to; without an address to the one they have. */
export type Noticed = Readonly<{ userId: string; email?: string }>;

/** Mails a person, in their language, what was done to their access: so that a thief cannot do it unseen. */
export async function mailAccountNotice(
  tx: Transaction,
  { userId, email }: Noticed,
  notice: Notice,
): Promise<void> {
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const mail = await renderMail(
    accountNotice({
      locale: isLocale(person.locale) ? person.locale : DEFAULT_LOCALE,
      personName: person.name,
      at: instant(BigInt(Math.floor(Date.now() / 1000))),
      notice,
      forgottenUrl: `${env().PORTAL_URL}/forgotten-password`,
    }),
  );
  await storeMails(tx, [{ ...mail, kind: "account-notice", recipients: [email ?? person.email] }]);
}
