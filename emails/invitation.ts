import { letter } from "@/emails/letter";
import { showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";

type Props = Readonly<{
  locale: Locale;
  organizationName: string;
  inviterName: string;
  /** Accepts the invitation once, until it expires. */
  url: string;
  expiresAt: Instant;
}>;

const WORDS = {
  en: {
    subject: (organization: string) => `Invitation to ${organization}`,
    lead: (organization: string, inviter: string) =>
      `${inviter} invites you to work for ${organization} in the License Portal.`,
    expiry: (at: string) => `The invitation is for this address alone and works once, until ${at}.`,
    action: "Look at the invitation",
    footer: "If you do not know who this is, there is nothing to do.",
  },
  de: {
    subject: (organization: string) => `Einladung zu ${organization}`,
    lead: (organization: string, inviter: string) =>
      `${inviter} lädt Sie ein, im Lizenzportal für ${organization} zu arbeiten.`,
    expiry: (at: string) => `Die Einladung gilt nur für diese Adresse und einmal, bis ${at}.`,
    action: "Einladung ansehen",
    footer: "Wenn Sie nicht wissen, von wem das kommt, ist nichts zu tun.",
  },
} as const;

/** The link by which a person accepts to work for an organization. */
export function invitationMail({
  locale,
  organizationName,
  inviterName,
  url,
  expiresAt,
}: Props): MailContent {
  const words = WORDS[locale];
  return letter({
    locale,
    personName: null,
    subject: words.subject(organizationName),
    heading: words.subject(organizationName),
    paragraphs: [words.lead(organizationName, inviterName), words.expiry(showExact(expiresAt, locale))],
    action: { href: url, label: words.action },
    footer: words.footer,
  });
}
