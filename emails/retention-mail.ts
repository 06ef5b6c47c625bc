import { letter } from "@/emails/letter";
import { showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import { showIsc } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";
import type { Ticks } from "@/lib/domain/money/units";

type Props = Readonly<{
  locale: Locale;
  accountName: string;
  balance: Ticks;
  keptUntil: Instant;
  /** How many days are left, the last one begun counted whole. */
  days: number;
  url: string;
}>;

const WORDS = {
  en: {
    subject: (name: string, days: number) =>
      `${name}: credit will be forfeited ${days === 1 ? "within a day" : `in ${days} days`}`,
    lead: (name: string, amount: string, end: string) =>
      `the account ${name} holds ${amount} iSC and rents nothing, because its contract has ended. The credit is kept until ${end}. In that second it is forfeited.`,
    advice: "A new contract, once it is approved, keeps the credit and lets it be used.",
    open: "Show account",
    footer:
      "You get this mail because your address is entered for this account's warnings, or because you look after what it rents.",
  },
  de: {
    subject: (name: string, days: number) =>
      `${name}: Guthaben verfällt ${days === 1 ? "binnen eines Tages" : `in ${days} Tagen`}`,
    lead: (name: string, amount: string, end: string) =>
      `das Konto ${name} hat ${amount} iSC und mietet nichts, weil sein Vertrag beendet ist. Das Guthaben wird bis ${end} aufbewahrt. In dieser Sekunde verfällt es.`,
    advice: "Ein neuer Vertrag erhält das Guthaben, sobald er genehmigt ist, und macht es wieder nutzbar.",
    open: "Konto ansehen",
    footer:
      "Sie erhalten diese Mail, weil Ihre Adresse für die Warnungen dieses Kontos eingetragen ist oder weil Sie sich um seine Miete kümmern.",
  },
} as const;

/** Says until when credit is kept without a contract. */
export function retentionMail({ locale, accountName, balance, keptUntil, days, url }: Props): MailContent {
  const words = WORDS[locale];
  const amount = showIsc(balance, locale);
  return letter({
    locale,
    personName: null,
    subject: words.subject(accountName, days),
    heading: words.subject(accountName, days),
    paragraphs: [words.lead(accountName, amount, showExact(keptUntil, locale)), words.advice],
    action: { href: url, label: words.open },
    footer: words.footer,
  });
}
