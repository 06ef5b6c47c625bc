import { MailButton } from "@/emails/mail-button";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import { showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";

type Props = Readonly<{
  locale: Locale;
  personName: string;
  /** Sets a password once, until the link expires. */
  url: string;
  expiresAt: Instant;
  /** Whether the person has had a password before. */
  occasion: "first" | "forgotten";
}>;

const WORDS = {
  en: {
    subject: { first: "Set your password for the License Portal", forgotten: "Set a new password" },
    heading: { first: "Welcome to the License Portal", forgotten: "Set a new password" },
    greeting: (name: string) => `Hello ${name},`,
    lead: {
      first: "an account was made for you. Choose a password to sign in.",
      forgotten:
        "somebody, probably you, asked for a new password. If it was not you, there is nothing to do: the old one stays.",
    },
    expiry: (at: string) => `The link works once, until ${at}.`,
    action: "Set password",
    footer: "Nobody at the portal will ever ask for your password.",
  },
  de: {
    subject: { first: "Ihr Passwort für das Lizenzportal", forgotten: "Neues Passwort setzen" },
    heading: { first: "Willkommen im Lizenzportal", forgotten: "Neues Passwort setzen" },
    greeting: (name: string) => `Guten Tag ${name},`,
    lead: {
      first: "für Sie wurde ein Zugang angelegt. Wählen Sie ein Passwort, um sich anzumelden.",
      forgotten:
        "jemand, vermutlich Sie, hat ein neues Passwort angefordert. Waren Sie es nicht, ist nichts zu tun: Das alte bleibt.",
    },
    expiry: (at: string) => `Der Link gilt einmal, bis ${at}.`,
    action: "Passwort setzen",
    footer: "Niemand im Portal wird Sie je nach Ihrem Passwort fragen.",
  },
} as const;

/** The link by which a person sets a password. */
export function passwordLink(props: Props): MailContent {
  return { subject: WORDS[props.locale].subject[props.occasion], body: <PasswordLink {...props} /> };
}

function PasswordLink({ locale, personName, url, expiresAt, occasion }: Props) {
  const words = WORDS[locale];
  return (
    <MailFrame
      locale={locale}
      preview={words.expiry(showExact(expiresAt, locale))}
      heading={words.heading[occasion]}
      footer={words.footer}
    >
      <Paragraph>{words.greeting(personName)}</Paragraph>
      <Paragraph>{words.lead[occasion]}</Paragraph>
      <Paragraph>{words.expiry(showExact(expiresAt, locale))}</Paragraph>
      <MailButton href={url}>{words.action}</MailButton>
    </MailFrame>
  );
}
