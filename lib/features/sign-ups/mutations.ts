import { addressKnown } from "@/emails/address-known";
import { renderMail } from "@/emails/render-mail";
import { isLocale, type Locale } from "@/lib/domain/display/locale";
import { Refusal } from "@/lib/domain/refusal";
import { getLinkedEmail } from "@/lib/features/email-links/data";
import { mailEmailLink, spendEmailLink } from "@/lib/features/email-links/mutations";
import type { ConfirmSignUpInput } from "@/lib/features/email-links/schema";
import { storeMails } from "@/lib/features/mails/mutations";
import { hashNewPassword } from "@/lib/features/people/mutations";
import type { SignUpInput } from "@/lib/features/sign-ups/schema";
import { verifyPassword } from "@/lib/platform/auth/password-hash";
import { inTransaction, type Transaction } from "@/lib/platform/db/transaction";
import { env } from "@/lib/platform/env";
import { countAttempt, forgetAttempts } from "@/lib/platform/rate-limit";

/** A sign-up whose password was found good enough. */
export type PreparedSignUp = Readonly<{ name: string; email: string; passwordHash: string; locale: Locale }>;

/** The part of a sign-up that is done before anything is looked up: it takes as long for every address. */
export async function prepareSignUp(
  { name, email, newPassword }: SignUpInput,
  locale: Locale,
): Promise<PreparedSignUp> {
  return { name, email, locale, passwordHash: await hashNewPassword(newPassword, { email, name }) };
}

/**
 * Registers a person whose address is still to be confirmed, and mails the link. Whoever registers again before that
 * starts anew. For an address that is confirmed already, its owner gets a mail that says so, and nothing changes.
 */
export async function storeSignUp({ name, email, passwordHash, locale }: PreparedSignUp): Promise<void> {
  await inTransaction(async (tx) => {
    const data = { name, email, passwordHash, locale, confirmedAt: null };
    const { count } = await tx.user.createMany({ data: [data], skipDuplicates: true });
    const person = await lockPerson(tx, email);
    if (!person || person.removed_at) return;
    if (person.confirmed_at) return mailAddressKnown(tx, { ...person, email }, locale);
    if (count === 0) await tx.user.update({ where: { id: person.id }, data });
    await mailEmailLink(tx, { userId: person.id, name, email, locale, occasion: "sign-up" });
  });
}

/** Mails a person who has not confirmed their address another link. For every other address nothing happens. */
export async function mailConfirmationAgain(email: string, locale: Locale): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, email);
    if (!person || person.removed_at || person.confirmed_at) return;
    const own = isLocale(person.locale) ? person.locale : locale;
    await mailEmailLink(tx, {
      userId: person.id,
      name: person.name,
      email,
      locale: own,
      occasion: "sign-up",
    });
  });
}

/**
 * Confirms a new person's address. It takes the password chosen at sign-up too, so that nobody confirms an access that
 * somebody else made for their address. Answers who may sign in.
 */
export async function confirmSignUp({ link, password }: ConfirmSignUpInput) {
  const linked = await getLinkedEmail(link);
  if (linked?.occasion !== "sign-up") throw new Refusal("link_invalid");
  await countAttempt("signInAccount", linked.email);
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, linked.email);
    if (!person || person.confirmed_at || !(await verifyPassword(password, person.password_hash)))
      throw new Refusal("password_wrong");
    if (!(await spendEmailLink(tx, link))) throw new Refusal("link_invalid");
    const { sessionEpoch } = await tx.user.update({
      where: { id: person.id },
      data: { confirmedAt: new Date() },
    });
    await forgetAttempts("signInAccount", linked.email);
    return { userId: person.id, sessionEpoch };
  });
}

type PersonRow = Readonly<{
  id: string;
  name: string;
  locale: string | null;
  password_hash: string | null;
  confirmed_at: Date | null;
  removed_at: Date | null;
}>;

async function lockPerson(tx: Transaction, email: string): Promise<PersonRow | undefined> {
  const [person] = await tx.$queryRaw<PersonRow[]>`
    SELECT id, name, locale, password_hash, confirmed_at, removed_at FROM users WHERE email = ${email}
    FOR NO KEY UPDATE`;
  return person;
}

/** Tells the owner of an address that it is registered already. */
export async function mailAddressKnown(
  tx: Transaction,
  { name, email, locale }: Readonly<{ name: string; email: string; locale: string | null }>,
  otherwise: Locale,
): Promise<void> {
  const { PORTAL_URL } = env();
  const mail = await renderMail(
    addressKnown({
      locale: isLocale(locale) ? locale : otherwise,
      personName: name,
      signInUrl: `${PORTAL_URL}/sign-in`,
      forgottenUrl: `${PORTAL_URL}/forgotten-password`,
    }),
  );
  await storeMails(tx, [{ ...mail, kind: "address-known", recipients: [email] }]);
}
