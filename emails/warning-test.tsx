import { MailButton } from "@/emails/mail-button";
import { MailFacts } from "@/emails/mail-facts";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";

type Props = Readonly<{
  locale: Locale;
  accountName: string;
  customerName: string;
  recipients: readonly string[];
  accountUrl: string;
}>;

const WORDS = {
  en: {
    subject: (name: string) => `${name}: test of the warning addresses`,
    heading: "This is a test",
    lead: (name: string) =>
      `Warnings about the end of the rental of ${name} reach this address. Nothing is to be done.`,
    account: "Account",
    customer: "Customer",
    addresses: "Warning addresses",
    open: "Open the account",
    footer: "Somebody who manages this account asked for this test.",
  },
  de: {
    subject: (name: string) => `${name}: Test der Warnadressen`,
    heading: "Dies ist ein Test",
    lead: (name: string) =>
      `Warnungen vor dem Ende der Miete von ${name} erreichen diese Adresse. Es ist nichts zu tun.`,
    account: "Konto",
    customer: "Kunde",
    addresses: "Warnadressen",
    open: "Konto öffnen",
    footer: "Jemand, der dieses Konto verwaltet, hat diesen Test angefordert.",
  },
} as const;

/** The mail that shows that an account's warnings would arrive. */
export function warningTest(props: Props): MailContent {
  return { subject: WORDS[props.locale].subject(props.accountName), body: <WarningTest {...props} /> };
}

function WarningTest({ locale, accountName, customerName, recipients, accountUrl }: Props) {
  const words = WORDS[locale];
  return (
    <MailFrame
      locale={locale}
      preview={words.lead(accountName)}
      heading={words.heading}
      footer={words.footer}
    >
      <Paragraph>{words.lead(accountName)}</Paragraph>
      <MailFacts
        facts={[
          { label: words.account, value: accountName },
          { label: words.customer, value: customerName },
          { label: words.addresses, value: recipients.join(", ") },
        ]}
      />
      <MailButton href={accountUrl}>{words.open}</MailButton>
    </MailFrame>
  );
}
