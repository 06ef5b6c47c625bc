import { letter } from "@/emails/letter";
import { showExact } from "@/emails/rental-facts";
import type { MailContent } from "@/emails/render-mail";
import type { Locale } from "@/lib/domain/display/locale";
import type { Instant } from "@/lib/domain/instant";
import type { PromotionState } from "@/lib/domain/promotions/promotion";

type Props = Readonly<{
  locale: Locale;
  personName: string;
  state: PromotionState;
  partner: string;
  systemName: string;
  endsAt: Instant | null;
  reason: string;
  url: string;
}>;

const WORDS = {
  en: {
    subject: {
      requested: (name: string) => `Promotion requested: ${name}`,
      approved: (name: string) => `Promotion approved: ${name}`,
      rejected: (name: string) => `Promotion rejected: ${name}`,
      ended: (name: string) => `Promotion ended: ${name}`,
    },
    requested: (partner: string, name: string) =>
      `${partner} asks for the partner promotion for its system “${name}”.`,
    approved: (name: string, end: string) =>
      `what the system “${name}” rents costs nothing until ${end}. In that second it stops renting. Keep the name exactly as it is: another one needs a new request.`,
    rejected: (name: string) => `the promotion for the system “${name}” was rejected.`,
    ended: (name: string) => `the promotion for the system “${name}” has ended. It rents nothing any more.`,
    reason: (reason: string) => `Reason: ${reason}`,
    open: "Show promotions",
    footer: "You get this mail because you look after your organization's rentals.",
  },
  de: {
    subject: {
      requested: (name: string) => `Promotion beantragt: ${name}`,
      approved: (name: string) => `Promotion genehmigt: ${name}`,
      rejected: (name: string) => `Promotion abgelehnt: ${name}`,
      ended: (name: string) => `Promotion beendet: ${name}`,
    },
    requested: (partner: string, name: string) =>
      `${partner} beantragt die Partner-Promotion für das eigene System „${name}“.`,
    approved: (name: string, end: string) =>
      `was das System „${name}“ mietet, kostet bis ${end} nichts. In dieser Sekunde endet seine Miete. Behalten Sie den Namen genau bei: Ein anderer braucht einen neuen Antrag.`,
    rejected: (name: string) => `die Promotion für das System „${name}“ wurde abgelehnt.`,
    ended: (name: string) => `die Promotion für das System „${name}“ ist beendet. Es mietet nichts mehr.`,
    reason: (reason: string) => `Grund: ${reason}`,
    open: "Promotions ansehen",
    footer: "Sie erhalten diese Mail, weil Sie sich um die Mieten Ihrer Organisation kümmern.",
  },
} as const;

/** What became of a partner's promotion, or that one is asked for. */
export function promotionMail({
  locale,
  personName,
  state,
  systemName,
  reason,
  url,
  ...rest
}: Props): MailContent {
  const words = WORDS[locale];
  const end = rest.endsAt === null ? "" : showExact(rest.endsAt, locale);
  const lead = {
    requested: words.requested(rest.partner, systemName),
    approved: words.approved(systemName, end),
    rejected: words.rejected(systemName),
    ended: words.ended(systemName),
  }[state];
  const subject = words.subject[state](systemName);
  return letter({
    locale,
    personName,
    subject,
    heading: subject,
    paragraphs: reason === "" ? [lead] : [lead, words.reason(reason)],
    action: { href: url, label: words.open },
    footer: words.footer,
  });
}
