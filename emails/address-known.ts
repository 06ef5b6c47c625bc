import { letter } from "@/emails/letter";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";

type Props = Readonly<{ locale: Locale; personName: string; signInUrl: string; forgottenUrl: string }>;

const WORDS = {
  en: {
    subject: "You are registered already",
    lead: "somebody, probably you, wanted to register at the License Portal with this address. It has been registered for a while, so nothing was changed: sign in with the password you have.",
    forgotten: (url: string) => `If you have forgotten it, ask for a new one: ${url}`,
    action: "Sign in",
    footer: "If it was not you, there is nothing to do.",
  },
  de: {
    subject: "Sie sind bereits registriert",
    lead: "jemand, vermutlich Sie, wollte sich mit dieser Adresse im Lizenzportal registrieren. Sie ist schon registriert, geändert wurde deshalb nichts: Melden Sie sich mit Ihrem Passwort an.",
    forgotten: (url: string) => `Wenn Sie es vergessen haben, fordern Sie ein neues an: ${url}`,
    action: "Anmelden",
    footer: "Waren Sie es nicht, ist nichts zu tun.",
  },
} as const;

/** What the owner of a registered address gets when somebody registers with it: the page itself tells nobody. */
export function addressKnown({ locale, personName, signInUrl, forgottenUrl }: Props): MailContent {
  const words = WORDS[locale];
  return letter({
    locale,
    personName,
    subject: words.subject,
    heading: words.subject,
    paragraphs: [words.lead, words.forgotten(forgottenUrl)],
    action: { href: signInUrl, label: words.action },
    footer: words.footer,
  });
}
