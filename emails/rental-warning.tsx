import { MailButton } from "@/emails/mail-button";
import { MailFacts } from "@/emails/mail-facts";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import { MovedEndParagraph } from "@/emails/moved-end";
import { leadOf, rentalAction, type RentalMailProps, showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import { showMonthly } from "@/lib/domain/display/amount";
import { showDuration } from "@/lib/domain/display/duration";
import { formatInstant, type Instant, secondsBetween } from "@/lib/domain/instant";

type Props = RentalMailProps &
  Readonly<{ /** Which of the weekly mails this is. */ week: number; asOf: Instant }>;

const WORDS = {
  en: {
    weeks: (week: number) => (week === 1 ? "last week" : `${week} weeks`),
    subject: (name: string, end: string, weeks: string) => `${name}: rental stops on ${end} (${weeks})`,
    heading: (left: string) => `The balance lasts for another ${left}`,
    contractHeading: (left: string) => `The contract lasts for another ${left}`,
    contractLead: (name: string, number: string) =>
      `In that second contract ${number} ends, and with it everything that ${name} rents. A charge does not move this end; a new contract does. What is left of the balance is kept.`,
    promotionHeading: (left: string) => `The promotion lasts for another ${left}`,
    promotionLead: (name: string, system: string) =>
      `In that second the promotion of ${system} ends, and with it everything that ${name} rents. A charge does not move this end. What is left of the balance is kept.`,
    lead: (name: string) =>
      `When the balance of ${name} is used up, everything rented stops in that second. A charge before then moves the end; a charge after it resumes the same configuration.`,
    account: "Account",
    customer: "Customer",
    endsOn: "Ends on",
    monthly: "Monthly consumption",
    footer:
      "This address is one of the account's warning addresses. One mail a week comes from seven weeks before the end.",
  },
  de: {
    weeks: (week: number) => (week === 1 ? "letzte Woche" : `${week} Wochen`),
    subject: (name: string, end: string, weeks: string) => `${name}: Miete endet am ${end} (${weeks})`,
    heading: (left: string) => `Das Guthaben reicht noch ${left}`,
    contractHeading: (left: string) => `Der Vertrag läuft noch ${left}`,
    contractLead: (name: string, number: string) =>
      `In dieser Sekunde endet der Vertrag ${number} und mit ihm alles, was ${name} mietet. Eine Aufladung verschiebt dieses Ende nicht, ein neuer Vertrag schon. Das übrige Guthaben bleibt erhalten.`,
    promotionHeading: (left: string) => `Die Promotion läuft noch ${left}`,
    promotionLead: (name: string, system: string) =>
      `In dieser Sekunde endet die Promotion von ${system} und mit ihr alles, was ${name} mietet. Eine Aufladung verschiebt dieses Ende nicht. Das übrige Guthaben bleibt erhalten.`,
    lead: (name: string) =>
      `Ist das Guthaben von ${name} verbraucht, endet in dieser Sekunde alles Gemietete. Eine Aufladung vorher verschiebt das Ende; eine Aufladung danach setzt dieselbe Konfiguration fort.`,
    account: "Konto",
    customer: "Kunde",
    endsOn: "Endet am",
    monthly: "Monatlicher Verbrauch",
    footer:
      "Diese Adresse ist eine der Warnadressen des Kontos. Ab sieben Wochen vor dem Ende kommt wöchentlich eine Mail.",
  },
} as const;

/** The weekly mail before the end: which account, when to the second, at which consumption, and where to charge. */
export function rentalWarning(props: Props): MailContent {
  const { locale, accountName, endsAt, week } = props;
  const words = WORDS[locale];
  const subject = words.subject(accountName, showExact(endsAt, locale), words.weeks(week));
  return { subject, body: <RentalWarning {...props} /> };
}

function RentalWarning(props: Props) {
  const { locale, accountName, customerName, rate, endsAt, asOf, moved } = props;
  const words = WORDS[locale];
  const end = showExact(endsAt, locale);
  const left = showDuration(secondsBetween(asOf, endsAt), locale);
  const action = rentalAction(props);
  return (
    <MailFrame
      locale={locale}
      preview={`${words.endsOn} ${end}`}
      heading={headingOf(props, left)}
      footer={words.footer}
    >
      <Paragraph>{leadOf(props, words)}</Paragraph>
      <MailFacts
        facts={[
          { label: words.account, value: accountName },
          { label: words.customer, value: customerName },
          { label: words.endsOn, value: end },
          { label: "UTC", value: formatInstant(endsAt) },
          { label: words.monthly, value: `${showMonthly(rate, locale)} iSC` },
        ]}
      />
      <MovedEndParagraph locale={locale} moved={moved} endsAt={endsAt} />
      <MailButton href={action.href}>{action.label}</MailButton>
    </MailFrame>
  );
}

function headingOf({ locale, contractNumber, promotedSystem }: Props, left: string): string {
  const words = WORDS[locale];
  if (contractNumber !== null) return words.contractHeading(left);
  return promotedSystem === null ? words.heading(left) : words.promotionHeading(left);
}
