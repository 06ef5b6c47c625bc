/** Which addresses stand for no natural person, and which domains for no company. */
export type AddressLists = Readonly<{ roleNames: readonly string[]; freemailDomains: readonly string[] }>;

/** Mailboxes that several people read: nobody in particular would have signed. */
export const ROLE_NAMES: readonly string[] = `
  accounting admin administrator billing bestellung buchhaltung contact edv einkauf finance helpdesk hello hotline
  info invoice it kontakt mail marketing office order post postmaster purchasing rechnung reception sales secretary
  sekretariat service support team tech technik verkauf vertrieb webmaster zentrale`
  .trim()
  .split(/\s+/);

/** Domains where anybody gets an address. */
export const FREEMAIL_DOMAINS: readonly string[] = `
  aol.com arcor.de bluewin.ch freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hotmail.com
  hotmail.de icloud.com live.com live.de mail.com mail.de mail.ru mailbox.org me.com msn.com online.de outlook.com
  outlook.de posteo.de proton.me protonmail.com t-online.de web.de yahoo.com yahoo.de yandex.com`
  .trim()
  .split(/\s+/);

/**
 * Whether the person with this address may offer a contract, or what stands in the way (docs/rules.md, 1). What follows
 * a plus sign is the same mailbox, and a list's domain counts for those below it.
 */
export function decideMayOfferContracts(
  email: string,
  { roleNames, freemailDomains }: AddressLists,
): "allowed" | "role_mailbox" | "freemail" {
  const [local = "", domain = ""] = email.toLowerCase().split("@");
  const [mailbox = ""] = local.split("+");
  if (roleNames.includes(mailbox)) return "role_mailbox";
  const isFree = freemailDomains.some((free) => domain === free || domain.endsWith(`.${free}`));
  return isFree ? "freemail" : "allowed";
}
