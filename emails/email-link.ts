import { letter } from "@/emails/letter";
import { showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";

type Props = Readonly<{
  locale: Locale;
  personName: string;
  /** Confirms the address once, until the link expires. */
  url: string;
  expiresAt: Instant;
  /** A new person, or a new address of a known one. */
  occasion: "sign-up" | "change";
}>;

const WORDS = {
  en: {
    subject: "Confirm your email address",
    lead: {
      "sign-up":
        "somebody, probably you, registered at the License Portal with this address. Confirm it with the password you chose. If it was not you, there is nothing to do: without the password nobody can use the address.",
      change:
        "you asked to use this address at the License Portal from now on. Confirm it, and it takes the place of the old one. If it was not you, there is nothing to do.",
    },
    expiry: (at: string) => `The link works once, until ${at}.`,
    action: "Confirm address",
    footer: "Nobody at the portal will ever ask for your password.",
  },
  de: {
    subject: "Bestätigen Sie Ihre E-Mail-Adresse",
    lead: {
      "sign-up":
        "jemand, vermutlich Sie, hat sich mit dieser Adresse im Lizenzportal registriert. Bestätigen Sie sie mit dem gewählten Passwort. Waren Sie es nicht, ist nichts zu tun: Ohne das Passwort kann niemand die Adresse verwenden.",
      change:
        "Sie möchten im Lizenzportal künftig diese Adresse verwenden. Bestätigen Sie sie, und sie tritt an die Stelle der alten. Waren Sie es nicht, ist nichts zu tun.",
    },
    expiry: (at: string) => `Der Link gilt einmal, bis ${at}.`,
    action: "Adresse bestätigen",
    footer: "Niemand im Portal wird Sie je nach Ihrem Passwort fragen.",
  },
} as const;

/** The link by which a person confirms an address. */
export function emailLink({ locale, personName, url, expiresAt, occasion }: Props): MailContent {
  const words = WORDS[locale];
  return letter({
    locale,
    personName,
    subject: words.subject,
    heading: words.subject,
    paragraphs: [words.lead[occasion], words.expiry(showExact(expiresAt, locale))],
    action: { href: url, label: words.action },
    footer: words.footer,
  });
}
