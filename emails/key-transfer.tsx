import { MailButton } from "@/emails/mail-button";
import { MailFacts } from "@/emails/mail-facts";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import type { MailContent } from "@/emails/render-mail";
import { showCount, showIsc } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import type { KeyContent } from "@/lib/domain/licenses/key-content";

type Props = Readonly<{
  locale: Locale;
  fromName: string;
  toName: string;
  lastGroup: string;
  content: KeyContent;
  /** Where the reader accepts it. */
  url: string;
}>;

const WORDS = {
  en: {
    subject: (name: string) => `${name} hands over an activation key`,
    heading: "An activation key for you",
    lead: (from: string, to: string) =>
      `${from} offers ${to} an activation key. Accept it into one of your projects, or decline it.`,
    from: "From",
    key: "Activation key",
    content: "Content",
    open: "See the transfer",
    footer: "You get this mail because you may use the licenses of your organization.",
  },
  de: {
    subject: (name: string) => `${name} übergibt einen Aktivierungsschlüssel`,
    heading: "Ein Aktivierungsschlüssel für Sie",
    lead: (from: string, to: string) =>
      `${from} bietet ${to} einen Aktivierungsschlüssel an. Nehmen Sie ihn in eines Ihrer Projekte an, oder lehnen Sie ab.`,
    from: "Von",
    key: "Aktivierungsschlüssel",
    content: "Inhalt",
    open: "Übergabe ansehen",
    footer: "Sie erhalten diese Mail, weil Sie die Lizenzen Ihrer Organisation verwenden dürfen.",
  },
} as const;

/** The mail that tells an organization of an own activation another one hands over. */
export function keyTransfer(props: Props): MailContent {
  return { subject: WORDS[props.locale].subject(props.fromName), body: <KeyTransferMail {...props} /> };
}

function KeyTransferMail({ locale, fromName, toName, lastGroup, content, url }: Props) {
  const words = WORDS[locale];
  return (
    <MailFrame
      locale={locale}
      preview={words.lead(fromName, toName)}
      heading={words.heading}
      footer={words.footer}
    >
      <Paragraph>{words.lead(fromName, toName)}</Paragraph>
      <MailFacts
        facts={[
          { label: words.from, value: fromName },
          { label: words.key, value: `… ${lastGroup}` },
          { label: words.content, value: contentText(content, locale) },
        ]}
      />
      <MailButton href={url}>{words.open}</MailButton>
    </MailFrame>
  );
}

const contentText = ({ amount, items }: KeyContent, locale: Locale): string =>
  items.length === 0
    ? `${showIsc(amount, locale)} iSC`
    : items.map(({ name, quantity }) => `${showCount(quantity, locale)} × ${name}`).join(", ");
