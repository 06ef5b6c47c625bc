import { MailButton } from "@/emails/mail-button";
import { MailFacts, type MailFact } from "@/emails/mail-facts";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import { showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import { contractWords } from "@/emails/contract-words";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";

/** What happened to a contract, as its mails tell it. */
export type ContractNews = "copy" | "offered" | "approved" | "rejected" | "ended";

export type ContractMailProps = Readonly<{
  locale: Locale;
  news: ContractNews;
  personName: string;
  title: string;
  organizationName: string;
  number: string | null;
  submittedAt: Instant | null;
  startsAt: Instant | null;
  endsAt: Instant | null;
  /** Why it was rejected or ended. */
  reason: string | null;
  url: string;
}>;

/** The mails about a contract: the copy of the offer, the news for the vendor, the decision, and the end. */
export function contractMail(props: ContractMailProps): MailContent {
  const { locale, news, title, organizationName } = props;
  const subject = contractWords[locale].news[news].subject(title, organizationName);
  return { subject, body: <ContractMail {...props} /> };
}

function ContractMail(props: ContractMailProps) {
  const { locale, news, personName, title, organizationName, url } = props;
  const words = contractWords[locale];
  const { heading, lead, footer } = words.news[news];
  return (
    <MailFrame
      locale={locale}
      preview={lead(title, organizationName)}
      heading={heading}
      ended={news === "rejected" || news === "ended"}
      footer={footer}
    >
      <Paragraph>{words.greeting(personName)}</Paragraph>
      <Paragraph>{lead(title, organizationName)}</Paragraph>
      <MailFacts facts={factsOf(props)} />
      <MailButton href={url}>{words.open}</MailButton>
    </MailFrame>
  );
}

function factsOf(props: ContractMailProps): MailFact[] {
  const { locale, title, organizationName, number, reason } = props;
  const words = contractWords[locale].facts;
  const moment = (at: Instant | null) => (at === null ? "" : showExact(at, locale));
  const facts = [
    { label: words.contract, value: title },
    { label: words.organization, value: organizationName },
    { label: words.number, value: number ?? "" },
    { label: words.submittedAt, value: moment(props.submittedAt) },
    { label: words.startsAt, value: moment(props.startsAt) },
    { label: words.endsAt, value: moment(props.endsAt) },
    { label: words.reason, value: reason ?? "" },
  ];
  return facts.filter(({ value }) => value !== "");
}
