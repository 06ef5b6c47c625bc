import { MailButton } from "@/emails/mail-button";
import { MailFrame, Paragraph } from "@/emails/mail-frame";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";

/** A short letter to a person: what happened, in a few paragraphs, and at most one thing to do. */
export type LetterProps = Readonly<{
  locale: Locale;
  personName: string | null;
  subject: string;
  heading: string;
  paragraphs: readonly string[];
  action: Readonly<{ href: string; label: string }> | null;
  footer: string;
}>;

/** A letter with its subject. */
export const letter = (props: LetterProps): MailContent => ({
  subject: props.subject,
  body: <Letter {...props} />,
});

const GREETING = {
  en: (name: string | null) => (name === null ? "Hello," : `Hello ${name},`),
  de: (name: string | null) => (name === null ? "Guten Tag," : `Guten Tag ${name},`),
} as const;

function Letter({ locale, personName, heading, paragraphs, action, footer }: LetterProps) {
  const [preview = heading] = paragraphs;
  return (
    <MailFrame locale={locale} preview={preview} heading={heading} footer={footer}>
      <Paragraph>{GREETING[locale](personName)}</Paragraph>
      {paragraphs.map((text) => (
        <Paragraph key={text}>{text}</Paragraph>
      ))}
      {action && <MailButton href={action.href}>{action.label}</MailButton>}
    </MailFrame>
  );
}
