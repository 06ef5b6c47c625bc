import { MailButton } from "@/emails/mail-button";
import { MailFacts } from "@/emails/mail-facts";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";
import type { PaperKind } from "@/lib/domain/invoices/invoice-number";

export type InvoiceMailProps = Readonly<{
  locale: Locale;
  kind: PaperKind;
  number: string;
  /** The invoice a credit note takes back. */
  originalNumber: string | null;
  companyName: string;
  accountName: string;
  /** Whole iSC, and euros, as people write them. */
  quantity: string;
  gross: string;
  dueDay: string;
  url: string;
}>;

type KindWords = Readonly<{
  subject: (number: string, account: string) => string;
  heading: string;
  lead: (account: string, originalNumber: string) => string;
}>;

type Words = Readonly<{
  greeting: (company: string) => string;
  kinds: Readonly<Record<PaperKind, KindWords>>;
  facts: Readonly<Record<"number" | "account" | "quantity" | "gross" | "due", string>>;
  attached: string;
  open: string;
  footer: string;
}>;

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    greeting: (company) => `To ${company},`,
    kinds: {
      invoice: {
        subject: (number, account) => `Invoice ${number}: ${account} was reloaded`,
        heading: "An account was reloaded",
        lead: (account) =>
          `The Automatic iSC Reloading Service has charged the account ${account}, because its operation period fell below the threshold you set.`,
      },
      credit_note: {
        subject: (number, account) => `Credit note ${number}: ${account}`,
        heading: "An invoice was taken back",
        lead: (account, original) =>
          `The invoice ${original} for the account ${account} was taken back. The iSC stay in the account.`,
      },
    },
    facts: {
      number: "Number",
      account: "Account",
      quantity: "iSC",
      gross: "Total (EUR)",
      due: "Due on",
    },
    attached: "Attached: the paper as PDF, and the same for programs as e-invoice (EN 16931).",
    open: "Open it in the portal",
    footer: "You get this mail because your organization's invoices are sent to this address.",
  },
  de: {
    greeting: (company) => `An ${company},`,
    kinds: {
      invoice: {
        subject: (number, account) => `Rechnung ${number}: ${account} wurde aufgeladen`,
        heading: "Ein Konto wurde aufgeladen",
        lead: (account) =>
          `Der Automatic iSC Reloading Service hat das Konto ${account} aufgeladen, weil seine Laufzeit unter die Schwelle gefallen ist, die Sie gesetzt haben.`,
      },
      credit_note: {
        subject: (number, account) => `Rechnungskorrektur ${number}: ${account}`,
        heading: "Eine Rechnung wurde zurückgenommen",
        lead: (account, original) =>
          `Die Rechnung ${original} zum Konto ${account} wurde zurückgenommen. Die iSC bleiben auf dem Konto.`,
      },
    },
    facts: {
      number: "Nummer",
      account: "Konto",
      quantity: "iSC",
      gross: "Gesamt (EUR)",
      due: "Fällig am",
    },
    attached: "Im Anhang: das Papier als PDF und dasselbe für Programme als E-Rechnung (EN 16931).",
    open: "Im Portal öffnen",
    footer: "Sie erhalten diese Mail, weil die Rechnungen Ihrer Organisation an diese Adresse gehen.",
  },
};

/** The mail that brings an invoice or a credit note. */
export function invoiceMail(props: InvoiceMailProps): MailContent {
  const { locale, kind, number, accountName } = props;
  return {
    subject: WORDS[locale].kinds[kind].subject(number, accountName),
    body: <InvoiceMail {...props} />,
  };
}

function InvoiceMail(props: InvoiceMailProps) {
  const { locale, kind, accountName, companyName, originalNumber, url } = props;
  const words = WORDS[locale];
  const { heading, lead } = words.kinds[kind];
  const told = lead(accountName, originalNumber ?? "");
  return (
    <MailFrame locale={locale} preview={told} heading={heading} footer={words.footer}>
      <Paragraph>{words.greeting(companyName)}</Paragraph>
      <Paragraph>{told}</Paragraph>
      <MailFacts
        facts={[
          { label: words.facts.number, value: props.number },
          { label: words.facts.account, value: accountName },
          { label: words.facts.quantity, value: props.quantity },
          { label: words.facts.gross, value: props.gross },
          ...(kind === "invoice" ? [{ label: words.facts.due, value: props.dueDay }] : []),
        ]}
      />
      <Paragraph>{words.attached}</Paragraph>
      <MailButton href={url}>{words.open}</MailButton>
    </MailFrame>
  );
}
