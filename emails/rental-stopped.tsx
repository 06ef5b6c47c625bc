import { MailButton } from "@/emails/mail-button";
import { MailFacts } from "@/emails/mail-facts";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import { MovedEndParagraph } from "@/emails/moved-end";
import { leadOf, rentalAction, type RentalMailProps, showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import { showMonthly } from "@/lib/domain/display/amount";
import { formatInstant } from "@/lib/domain/instant";

const WORDS = {
  en: {
    subject: (name: string, end: string) => `${name}: rental stopped on ${end}`,
    heading: "The rental has stopped",
    lead: (name: string) =>
      `The balance of ${name} is used up, and everything rented has stopped. Nothing is debited while it is stopped. A charge resumes the same configuration from that second.`,
    promotionLead: (name: string, system: string) =>
      `The promotion of ${system} has ended, and with it everything that ${name} rented. Nothing is debited any more. What is left of the balance is kept.`,
    contractLead: (name: string, number: string) =>
      `Contract ${number} has ended, and with it everything that ${name} rented. Nothing is debited any more. What is left of the balance is kept.`,
    account: "Account",
    customer: "Customer",
    stoppedOn: "Stopped on",
    monthly: "Monthly consumption",
    footer: "This address is one of the account's warning addresses. This is the last mail about this stop.",
  },
  de: {
    subject: (name: string, end: string) => `${name}: Miete gestoppt am ${end}`,
    heading: "Die Miete ist gestoppt",
    lead: (name: string) =>
      `Das Guthaben von ${name} ist verbraucht, und alles Gemietete ist gestoppt. Solange es gestoppt ist, wird nichts abgebucht. Eine Aufladung setzt dieselbe Konfiguration von dieser Sekunde an fort.`,
    promotionLead: (name: string, system: string) =>
      `Die Promotion von ${system} ist zu Ende und mit ihr alles, was ${name} gemietet hat. Es wird nichts mehr abgebucht. Das übrige Guthaben bleibt erhalten.`,
    contractLead: (name: string, number: string) =>
      `Der Vertrag ${number} ist zu Ende und mit ihm alles, was ${name} gemietet hat. Es wird nichts mehr abgebucht. Das übrige Guthaben bleibt erhalten.`,
    account: "Konto",
    customer: "Kunde",
    stoppedOn: "Gestoppt am",
    monthly: "Monatlicher Verbrauch",
    footer: "Diese Adresse ist eine der Warnadressen des Kontos. Dies ist die letzte Mail zu diesem Ende.",
  },
} as const;

/** The one mail when the rental has stopped: since when, and what brings it back. */
export function rentalStopped(props: RentalMailProps): MailContent {
  const { locale, accountName, endsAt } = props;
  const subject = WORDS[locale].subject(accountName, showExact(endsAt, locale));
  return { subject, body: <RentalStopped {...props} /> };
}

function RentalStopped(props: RentalMailProps) {
  const { locale, accountName, customerName, rate, endsAt, moved } = props;
  const words = WORDS[locale];
  const end = showExact(endsAt, locale);
  const action = rentalAction(props);
  return (
    <MailFrame
      locale={locale}
      preview={`${words.stoppedOn} ${end}`}
      heading={words.heading}
      ended
      footer={words.footer}
    >
      <Paragraph>{leadOf(props, words)}</Paragraph>
      <MailFacts
        facts={[
          { label: words.account, value: accountName },
          { label: words.customer, value: customerName },
          { label: words.stoppedOn, value: end },
          { label: "UTC", value: formatInstant(endsAt) },
          { label: words.monthly, value: `${showMonthly(rate, locale)} iSC` },
        ]}
      />
      <MovedEndParagraph locale={locale} moved={moved} endsAt={endsAt} />
      <MailButton href={action.href}>{action.label}</MailButton>
    </MailFrame>
  );
}
