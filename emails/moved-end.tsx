import { Paragraph } from "@/emails/mail-frame";
import { type MovedEnd, showExact } from "@/emails/rental-facts";
import { showIsc, showMonthly } from "@/lib/domain/display/amount";
import type { Locale } from "@/lib/domain/display/locale";

type Props = Readonly<{ locale: Locale; moved: MovedEnd | null }>;

const INTRODUCTIONS = {
  en: (before: string) => `The end has moved since the last mail, which said ${before}.`,
  de: (before: string) => `Das Ende hat sich seit der letzten Mail verschoben; sie nannte ${before}.`,
} as const;

/** Why the date is not the one of the last mail; nothing where it is. */
export function MovedEndParagraph({ locale, moved }: Props) {
  if (moved === null) return null;
  return (
    <Paragraph>
      {INTRODUCTIONS[locale](showExact(moved.before, locale))} {causeSentence(moved.cause, locale)}
    </Paragraph>
  );
}

function causeSentence(cause: MovedEnd["cause"], locale: Locale): string {
  const at = showExact(cause.at, locale);
  if (cause.kind === "charge") {
    const amount = showIsc(cause.amount, locale);
    return locale === "de"
      ? `Grund: Am ${at} wurden ${amount} iSC aufgeladen.`
      : `Cause: ${amount} iSC were charged on ${at}.`;
  }
  const [before, after] = [showMonthly(cause.rateBefore, locale), showMonthly(cause.rateAfter, locale)];
  return locale === "de"
    ? `Grund: Am ${at} wurde die Konfiguration geändert; der monatliche Verbrauch ging von ${before} auf ${after} iSC.`
    : `Cause: the configuration was changed on ${at}; the monthly consumption went from ${before} to ${after} iSC.`;
}
