import { MailButton } from "@/emails/mail-button";
import { MailFacts, type MailFact } from "@/emails/mail-facts";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import { showExact } from "@/emails/rental-facts";
import { type OrderNews, rentalOrderWords } from "@/emails/rental-order-words";
import type { MailContent } from "@/emails/render-mail";
import { showCount } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";

/** A mail names so many serials of a model; the order has them all. */
const MOST_SERIALS = 20;

export type RentalOrderMailProps = Readonly<{
  locale: Locale;
  news: OrderNews;
  personName: string;
  organizationName: string;
  items: readonly Readonly<{ name: string; quantity: number; serials: readonly string[] }>[];
  deliveryAddress: string;
  note: string;
  orderedAt: Instant;
  closedAt: Instant | null;
  /** Why it was cancelled; empty where nobody said. */
  reason: string;
  url: string;
}>;

/** The mails about an order of rental devices: for the vendor a new one, for its organization the shipment. */
export const rentalOrderMail = (props: RentalOrderMailProps): MailContent => ({
  subject: rentalOrderWords[props.locale].news[props.news].subject(props.organizationName),
  body: <RentalOrderMail {...props} />,
});

function RentalOrderMail(props: RentalOrderMailProps) {
  const { locale, news, personName, organizationName, url } = props;
  const { greeting, news: all } = rentalOrderWords[locale];
  const { heading, lead, steps, open, footer } = all[news];
  return (
    <MailFrame
      locale={locale}
      preview={lead(organizationName)}
      heading={heading}
      ended={news === "cancelled"}
      footer={footer}
    >
      <Paragraph>{greeting(personName)}</Paragraph>
      <Paragraph>{lead(organizationName)}</Paragraph>
      <MailFacts facts={factsOf(props)} />
      {steps.map((step) => (
        <Paragraph key={step}>{step}</Paragraph>
      ))}
      <MailButton href={url}>{open}</MailButton>
    </MailFrame>
  );
}

function factsOf(props: RentalOrderMailProps): MailFact[] {
  const { locale, organizationName, orderedAt, closedAt } = props;
  const { facts: words, news } = rentalOrderWords[locale];
  const facts = [
    { label: words.organization, value: organizationName },
    { label: words.orderedAt, value: showExact(orderedAt, locale) },
    { label: news[props.news].closedAt, value: closedAt === null ? "" : showExact(closedAt, locale) },
    ...props.items.map((item) => ({ label: item.name, value: devicesText(item, locale) })),
    { label: words.deliveryAddress, value: props.deliveryAddress },
    { label: words.note, value: props.note },
    { label: words.reason, value: props.reason },
  ];
  return facts.filter(({ value }) => value !== "");
}

/** "2 ×", and once they are known, the serials. */
function devicesText({ quantity, serials }: RentalOrderMailProps["items"][number], locale: Locale): string {
  const count = `${showCount(quantity, locale)} ×`;
  if (serials.length === 0) return count;
  const left = serials.length - MOST_SERIALS;
  const more = left > 0 ? [rentalOrderWords[locale].more(showCount(left, locale))] : [];
  return `${count} ${[...serials.slice(0, MOST_SERIALS), ...more].join(", ")}`;
}
